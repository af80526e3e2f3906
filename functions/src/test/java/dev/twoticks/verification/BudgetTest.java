package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a country's budget and everybody's money let pass. An SMS costs a dollar here, WhatsApp ten cents.
final class BudgetTest {

    private static final Money PLENTY = Money.dollars(1000);
    private static final Instant NEXT_HOUR = Instant.parse("2026-11-24T11:00:00Z");
    private static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");
    private static final TaskAnswer STOPPED = new TaskAnswer.Done(Outcome.STOPPED);

    private final World world = new World();
    private int numbers = 1000;

    private void budget(Mode mode, int perHour, int perDay, Money dailySpend) {
        world.policy.budget(new BudgetRules(mode, perHour, perDay, 50, 100, dailySpend, FixedPolicy.GENEROUS.prices()));
    }

    private String number() {
        return "+234803123" + numbers++;
    }

    private VerificationId sent() {
        VerificationId id = world.started(number());
        world.send(id.ref(), FIRST);
        return id;
    }

    private BudgetCounts counts() {
        BudgetDay day = BudgetDay.of(FixedPolicy.NIGERIA, today(), 0);
        BudgetQuestion question = new BudgetQuestion(FixedPolicy.NIGERIA, day, List.of(), SendBudget.hour(world.now()));
        return world.memory
                .gates(new GateQuestion(Examples.PHONE, Examples.SIGN_IN, question, List.of()))
                .budget()
                .own();
    }

    private LocalDate today() {
        return SendBudget.day(world.now());
    }

    private StartResult next() {
        return world.start(StartRequests.of(number()));
    }

    private void refusedUntil(Instant end) {
        assertThat(next()).isEqualTo(new StartResult.RateLimited(end));
    }

    @Test
    void a_full_hour_refuses_starts_until_it_ends() {
        budget(Mode.ENFORCE, 2, 20, PLENTY);
        sent();
        sent();

        refusedUntil(NEXT_HOUR);
        assertThat(world.events.named("budget.refused"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.fields()).containsEntry("country", "NG").containsEntry("limit", "hour"));

        world.clock.forward(Duration.between(world.now(), NEXT_HOUR));
        assertThat(next()).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void a_full_day_refuses_starts_until_midnight() {
        budget(Mode.ENFORCE, 20, 2, PLENTY);
        sent();
        sent();

        refusedUntil(MIDNIGHT);
    }

    @Test
    void an_approval_gives_all_messages_of_its_verification_back() {
        budget(Mode.ENFORCE, 2, 2, PLENTY);
        VerificationId id = sent();
        world.send(id.ref(), FALLBACK);
        refusedUntil(NEXT_HOUR);

        world.check(id, World.code(id));

        assertThat(counts()).isEqualTo(new BudgetCounts(2, 2, new Money(1_100_000), 2, 2));
        assertThat(world.memory.approvedDays(FixedPolicy.NIGERIA).busiest(today()))
                .isEqualTo(2);
        assertThat(next()).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void wrong_codes_and_cancellations_give_nothing_back() {
        budget(Mode.ENFORCE, 2, 20, PLENTY);
        VerificationId wrong = sent();
        world.exhaust(wrong);
        world.cancel(sent());

        refusedUntil(NEXT_HOUR);
    }

    @Test
    void a_message_that_was_refused_for_the_budget_is_not_given_back() {
        budget(Mode.ENFORCE, 1, 20, PLENTY);
        VerificationId id = sent();
        world.send(id.ref(), FALLBACK);

        world.check(id, World.code(id));

        assertThat(counts()).isEqualTo(new BudgetCounts(1, 1, new Money(100_000), 1, 1));
    }

    @Test
    void the_sms_leg_is_refused_at_fallback_time_although_whatsapp_was_allowed() {
        budget(Mode.ENFORCE, 3, 20, PLENTY);
        VerificationId id = sent();
        sent();
        sent();

        SendResult result = world.send(id.ref(), FALLBACK);

        assertThat(result).isEqualTo(new SendResult.Handed(DeliveryStatus.NOT_SENT));
        assertThat(world.sender.sent()).hasSize(3).allMatch(it -> it.channel() == Channel.WHATSAPP);
        assertThat(world.delivery(id, FALLBACK).failure()).isEqualTo(new Failure("budget_hour", FailureClass.BUDGET));
        assertThat(world.told(FALLBACK)).containsExactly(STOPPED);
        assertThat(world.events.named("budget.refused"))
                .singleElement()
                .satisfies(it -> assertThat(it.fields())
                        .containsEntry("ref", id.ref().hex())
                        .containsEntry("channel", "sms")
                        .containsEntry("limit", "hour"));
        assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void a_resend_is_refused_like_a_start() {
        budget(Mode.ENFORCE, 1, 20, PLENTY);
        VerificationId id = sent();
        world.passes(30);

        assertThat(world.resend(id)).isEqualTo(new ResendResult.RateLimited(NEXT_HOUR));
        assertThat(world.read(id).round().number()).isOne();
    }

    @Test
    void record_only_writes_down_what_is_passed_and_sends() {
        budget(Mode.RECORD_ONLY, 1, 20, PLENTY);
        sent();

        VerificationId id = sent();

        assertThat(world.sender.sent()).hasSize(2);
        assertThat(world.delivery(id, FIRST).budgetPassed()).isEqualTo(BudgetLimit.HOUR);
        assertThat(world.events.named("budget.passed"))
                .singleElement()
                .satisfies(it -> assertThat(it.fields())
                        .containsEntry("ref", id.ref().hex())
                        .containsEntry("limit", "hour"));
        assertThat(counts().sent()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_country_s_money_is_the_end_in_every_mode(boolean enforce) {
        budget(enforce ? Mode.ENFORCE : Mode.RECORD_ONLY, 100, 100, Money.dollars(1));
        VerificationId id = sent();

        world.send(id.ref(), FALLBACK);

        assertThat(world.sender.sent()).hasSize(1);
        assertThat(world.delivery(id, FALLBACK).failure())
                .isEqualTo(new Failure("budget_country_spend", FailureClass.BUDGET));
        assertThat(counts().spent()).isEqualTo(new Money(100_000));
        for (int more = 0; more < 9; more++) {
            sent();
        }
        refusedUntil(MIDNIGHT);
        assertThat(counts().spent()).isEqualTo(Money.dollars(1));
    }

    @Test
    void the_money_of_all_countries_is_the_end_for_each_and_the_country_gets_its_count_back() {
        budget(Mode.ENFORCE, 100, 100, PLENTY);
        world.policy.dailySpend(Money.dollars(1));
        VerificationId id = sent();

        world.send(id.ref(), FALLBACK);

        assertThat(world.delivery(id, FALLBACK).failure())
                .isEqualTo(new Failure("budget_total_spend", FailureClass.BUDGET));
        assertThat(counts().spent()).isEqualTo(new Money(100_000));
        for (int more = 0; more < 9; more++) {
            sent();
        }
        refusedUntil(MIDNIGHT);
    }

    @Test
    void whoever_pays_is_told_at_eighty_and_at_a_hundred_percent_once() {
        budget(Mode.ENFORCE, 100, 100, Money.dollars(1));
        for (int n = 0; n < 7; n++) {
            sent();
        }
        assertThat(spendAlerts()).isEmpty();
        sent();
        sent();
        assertThat(spendAlerts()).containsExactly("NG 80");
        VerificationId last = sent();
        assertThat(spendAlerts()).containsExactly("NG 80");
        world.send(last.ref(), FALLBACK);
        next();
        next();
        assertThat(spendAlerts()).containsExactly("NG 80", "NG 100");
    }

    @Test
    void a_start_tells_whoever_pays_if_no_send_has_found_the_money_spent() {
        world.policy.dailySpend(new Money(100_000));
        sent();
        next();
        next();
        assertThat(spendAlerts()).containsExactly("total 80", "total 100");
    }

    private List<String> spendAlerts() {
        return world.events.named(Event.ALERT).stream()
                .filter(it -> "spend_cap".equals(it.fields().get("reason")))
                .map(it -> it.fields().get("account") + " " + it.fields().get("percent"))
                .toList();
    }

    @Test
    void nothing_is_sent_while_the_limiter_cannot_answer() {
        VerificationId id = world.started(number());
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls("takeBudget"::equals);
        world.store = watched.store();

        world.send(id.ref(), FIRST);

        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.delivery(id, FIRST).failure()).isEqualTo(Booking.UNAVAILABLE);
        assertThat(world.told(FIRST)).containsExactly(new TaskAnswer.NextDelivery());
    }

    @Test
    void a_claim_that_is_refused_or_held_gives_its_count_back() {
        budget(Mode.ENFORCE, 100, 100, PLENTY);
        VerificationId id = sent();
        world.send(id.ref(), FIRST);
        assertThat(counts().sent()).isOne();

        world.cancel(id);
        world.send(id.ref(), FALLBACK);
        assertThat(counts()).isEqualTo(new BudgetCounts(1, 0, new Money(100_000), 1, 0));
    }

    @Test
    void an_approval_stands_although_the_budget_cannot_take_it_back() {
        VerificationId id = sent();
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls(it -> it.equals("returnBudget") || it.equals("countApproved"));
        world.store = watched.store();

        assertThat(world.check(id, World.code(id))).isInstanceOf(CheckResult.Approved.class);
        assertThat(world.events.names()).contains("budget.not_returned");
    }

    @Test
    void a_fraud_block_of_the_provider_stops_everything() {
        VerificationId id = world.started(number());
        world.sender.answers(new SendOutcome.Refused(new Failure("30450", FailureClass.FRAUD)));

        world.send(id.ref(), FIRST);

        assertThat(world.told(FIRST)).containsExactly(STOPPED);
        assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void a_fraud_block_that_a_receipt_brings_stops_everything() {
        VerificationId id = sent();

        world.receipt(id.ref(), FIRST, DeliveryStatus.FAILED, new Failure("30453", FailureClass.FRAUD));

        assertThat(world.told(FIRST)).containsExactly(STOPPED);
    }

    @Test
    void a_function_that_knows_an_old_count_reads_it_afresh_before_it_refuses() {
        budget(Mode.ENFORCE, 1, 20, PLENTY);
        VerificationId approved = sent();
        world.check(approved, World.code(approved));

        // this sender has never seen the approval
        sent();

        assertThat(world.sender.sent()).hasSize(2);
    }

    @Test
    void a_country_that_left_the_list_gets_nothing_more() {
        VerificationId id = world.started(number());
        world.policy.remove(FixedPolicy.NIGERIA);

        world.send(id.ref(), FIRST);

        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.delivery(id, FIRST).failure())
                .isEqualTo(new Failure("budget_not_allowed", FailureClass.BUDGET));
    }

    @Test
    void a_start_s_own_look_counts_nothing() {
        budget(Mode.ENFORCE, 1, 1, PLENTY);
        next();
        next();
        assertThat(counts()).isEqualTo(BudgetCounts.NONE);
    }
}
