package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What a country's budget lets pass, by the hour and by the day.
final class BudgetTest {

    private static final TaskAnswer STOPPED = new TaskAnswer.Done(Outcome.STOPPED);

    private final BudgetedWorld country = new BudgetedWorld();
    private final World world = country.world;

    @Test
    void a_full_hour_refuses_starts_until_it_ends() {
        country.budget(Mode.ENFORCE, 2, 20, BudgetedWorld.PLENTY);
        country.sent();
        country.sent();

        country.refusedUntil(BudgetedWorld.NEXT_HOUR);
        assertThat(world.events.named("budget.refused"))
                .singleElement()
                .satisfies(it ->
                        assertThat(it.fields()).containsEntry("country", "NG").containsEntry("limit", "hour"));

        world.clock.forward(Duration.between(world.now(), BudgetedWorld.NEXT_HOUR));
        assertThat(country.next()).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void a_full_day_refuses_starts_until_midnight() {
        country.budget(Mode.ENFORCE, 20, 2, BudgetedWorld.PLENTY);
        country.sent();
        country.sent();

        country.refusedUntil(BudgetedWorld.MIDNIGHT);
    }

    @Test
    void the_sms_leg_is_refused_at_fallback_time_although_whatsapp_was_allowed() {
        country.budget(Mode.ENFORCE, 3, 20, BudgetedWorld.PLENTY);
        VerificationId id = country.sent();
        country.sent();
        country.sent();

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
        country.budget(Mode.ENFORCE, 1, 20, BudgetedWorld.PLENTY);
        VerificationId id = country.sent();
        world.passes(30);

        assertThat(world.resend(id)).isEqualTo(new ResendResult.RateLimited(BudgetedWorld.NEXT_HOUR));
        assertThat(world.read(id).round().number()).isOne();
    }

    @Test
    void record_only_writes_down_what_is_passed_and_sends() {
        country.budget(Mode.RECORD_ONLY, 1, 20, BudgetedWorld.PLENTY);
        country.sent();

        VerificationId id = country.sent();

        assertThat(world.sender.sent()).hasSize(2);
        assertThat(world.delivery(id, FIRST).budgetPassed()).isEqualTo(BudgetLimit.HOUR);
        assertThat(world.events.named("budget.passed"))
                .singleElement()
                .satisfies(it -> assertThat(it.fields())
                        .containsEntry("ref", id.ref().hex())
                        .containsEntry("limit", "hour"));
        assertThat(country.counts().sent()).isEqualTo(2);
    }

    @Test
    void nothing_is_sent_while_the_limiter_cannot_answer() {
        VerificationId id = world.started(country.number());
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls("takeBudget"::equals);
        world.store = watched.store();

        world.send(id.ref(), FIRST);

        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.delivery(id, FIRST).failure()).isEqualTo(Booking.UNAVAILABLE);
        assertThat(world.told(FIRST)).containsExactly(new TaskAnswer.NextDelivery());
    }

    @Test
    void a_function_that_knows_an_old_count_reads_it_afresh_before_it_refuses() {
        country.budget(Mode.ENFORCE, 1, 20, BudgetedWorld.PLENTY);
        VerificationId approved = country.sent();
        world.check(approved, World.code(approved));

        // this sender has never seen the approval
        country.sent();

        assertThat(world.sender.sent()).hasSize(2);
    }

    @Test
    void a_country_that_left_the_list_gets_nothing_more() {
        VerificationId id = world.started(country.number());
        world.policy.remove(FixedPolicy.NIGERIA);

        world.send(id.ref(), FIRST);

        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.delivery(id, FIRST).failure())
                .isEqualTo(new Failure("budget_not_allowed", FailureClass.BUDGET));
    }

    @Test
    void a_start_s_own_look_counts_nothing() {
        country.budget(Mode.ENFORCE, 1, 1, BudgetedWorld.PLENTY);
        country.next();
        country.next();
        assertThat(country.counts()).isEqualTo(BudgetCounts.NONE);
    }
}
