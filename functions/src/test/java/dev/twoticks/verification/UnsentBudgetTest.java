package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.policy.YamlPolicySource;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.plan.Senders;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What was certainly not sent leaves no trace in Nigeria's budget, which is the shipped one, nor in
/// everybody's; and no approval gives it back a second time.
final class UnsentBudgetTest {

    private static final SendOutcome NO_CREDENTIALS = new SendOutcome.CredentialsRefused("api_key");
    private static final SendOutcome NO_WAY = new SendOutcome.NotSent(new Failure("connect", FailureClass.TRANSIENT));
    private static final SendOutcome NO_ANSWER = new SendOutcome.Unknown("timeout");

    private static final Money WHATSAPP = new Money(11_700);
    private static final Money SMS = new Money(386_800);

    private final World world = new World();
    private int numbers = 1000;

    @BeforeEach
    void the_budget_is_the_shipped_one() {
        world.policy.dailySpend(Money.dollars(50));
        world.policy.budget(YamlPolicySource.read(Path.of("..", "infrastructure", "policy"))
                .country(FixedPolicy.NIGERIA)
                .orElseThrow()
                .budget());
    }

    private StartResult next() {
        return world.start(StartRequests.of("+234803123" + numbers++));
    }

    private VerificationId started() {
        return ((StartResult.Started) next()).id();
    }

    /// Both legs, with what the provider answers to each.
    private VerificationId sent(SendOutcome... answers) {
        VerificationId id = started();
        world.sender.answers(answers);
        world.send(id.ref(), FIRST);
        world.send(id.ref(), FALLBACK);
        return id;
    }

    private BudgetCounts counts(boolean total) {
        LocalDate today = SendBudget.day(world.now());
        BudgetDay own = BudgetDay.of(FixedPolicy.NIGERIA, today, 0);
        List<BudgetDay> all = List.of(BudgetDay.total(today, 0));
        GateQuestion asked = new GateQuestion(
                Examples.PHONE,
                Examples.SIGN_IN,
                new BudgetQuestion(FixedPolicy.NIGERIA, own, all, SendBudget.hour(world.now())),
                List.of());
        return total
                ? world.memory.gates(asked).budget().total()
                : world.memory.gates(asked).budget().own();
    }

    private static BudgetCounts counted(int sent, int approved, Money spent) {
        return new BudgetCounts(sent, approved, spent, sent, approved);
    }

    @Test
    void once_refused_credentials_are_right_again_the_next_start_is_served() {
        for (int start = 0; start < 10; start++) {
            sent(NO_CREDENTIALS, NO_CREDENTIALS);
            world.passes(61);
        }

        VerificationId served = started();
        world.send(served.ref(), FIRST);

        assertThat(world.delivery(served, FIRST).status()).isEqualTo(DeliveryStatus.QUEUED);
        assertThat(counts(false)).isEqualTo(counted(1, 0, WHATSAPP));
    }

    @Test
    void an_outage_in_which_nobody_could_connect_costs_nothing() {
        for (int start = 0; start < 60; start++) {
            VerificationId id = sent(NO_WAY, NO_WAY);
            assertThat(world.delivery(id, FALLBACK).status()).isEqualTo(DeliveryStatus.NOT_SENT);
        }

        assertThat(counts(false)).isEqualTo(BudgetCounts.NONE);
        assertThat(counts(true)).isEqualTo(BudgetCounts.NONE);
        assertThat(next()).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void a_message_that_cannot_be_written_costs_nothing() {
        VerificationId id = started();
        world.policy.senders(new Senders(null, "TwoTicks", Map.of(), null));
        world.send(id.ref(), FIRST, Channel.WHATSAPP, "1-1");

        assertThat(world.delivery(id, FIRST).failure())
                .isEqualTo(new Failure("no_whatsapp_sender", FailureClass.FAULT));
        assertThat(counts(false)).isEqualTo(BudgetCounts.NONE);
    }

    @Test
    void what_may_have_been_sent_and_what_the_provider_has_refused_stay_counted() {
        sent(new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP), NO_ANSWER);

        assertThat(counts(false)).isEqualTo(counted(2, 0, WHATSAPP.plus(SMS)));
        assertThat(counts(true).spent()).isEqualTo(WHATSAPP.plus(SMS));
    }

    @Test
    void an_approval_gives_back_what_was_sent_alone() {
        VerificationId id = started();
        world.send(id.ref(), FIRST);
        world.sender.answers(NO_WAY);
        world.send(id.ref(), FALLBACK);

        world.check(id, World.code(id));

        assertThat(counts(false)).isEqualTo(counted(1, 1, WHATSAPP));
    }

    @Test
    void an_approval_leaves_a_message_alone_that_nobody_knows_the_fate_of_yet() {
        VerificationId id = started();
        world.send(id.ref(), FIRST);
        world.sender.answers(NO_WAY);
        world.sender.meanwhile(() -> world.check(id, World.code(id)));
        world.send(id.ref(), FALLBACK);

        assertThat(counts(false)).isEqualTo(counted(1, 1, WHATSAPP));
    }

    @Test
    void what_could_not_be_written_down_stays_counted_and_no_approval_gives_it_back() {
        VerificationId id = started();
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls("recordSend"::equals);
        world.store = watched.store();
        world.sender.answers(NO_WAY);
        world.send(id.ref(), FIRST);
        assertThat(watched.calls()).doesNotContain("handBackBudget");
        world.store = world.memory;

        world.check(id, World.code(id));

        assertThat(counts(false)).isEqualTo(counted(1, 0, WHATSAPP));
    }

    @Test
    void a_repeated_task_hands_nothing_back_a_second_time() {
        VerificationId id = sent(NO_WAY);
        world.send(id.ref(), FIRST);
        world.send(id.ref(), FIRST);

        assertThat(counts(false)).isEqualTo(counted(1, 0, SMS));
    }

    @Test
    void a_count_that_cannot_be_handed_back_stops_nothing() {
        VerificationId id = started();
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls("handBackBudget"::equals);
        world.store = watched.store();
        world.sender.answers(NO_WAY);

        world.send(id.ref(), FIRST);

        assertThat(world.tasks.answers()).hasSize(1);
        assertThat(counts(false)).isEqualTo(counted(1, 0, WHATSAPP));
    }

    @Test
    void a_message_that_may_be_on_its_way_to_a_number_that_is_erased_meanwhile_stays_counted() {
        erasedMeanwhile(NO_ANSWER);

        assertThat(counts(false)).isEqualTo(counted(1, 0, WHATSAPP));
        assertThat(counts(true).spent()).isEqualTo(WHATSAPP);
    }

    @Test
    void a_message_that_was_not_sent_to_a_number_that_is_erased_meanwhile_costs_nothing() {
        erasedMeanwhile(NO_WAY);

        assertThat(counts(false)).isEqualTo(BudgetCounts.NONE);
        assertThat(counts(true)).isEqualTo(BudgetCounts.NONE);
    }

    private void erasedMeanwhile(SendOutcome answer) {
        VerificationId id = world.started(World.NIGERIAN);
        world.sender.answers(answer);
        world.sender.meanwhile(() -> world.erase(World.NIGERIAN));
        world.send(id.ref(), FIRST);
    }
}
