package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskToken;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A country that grows within a day, money that is raised within one, and functions that do not know of it
/// yet: nothing that is under the limits is refused, and nothing over them passes. A WhatsApp message costs ten
/// cents.
final class BudgetChangesTest {

    private static final Money WHATSAPP = FixedPolicy.GENEROUS.prices().whatsapp();
    private static final int PEOPLE = 40;

    private final World world = new World();
    private final LocalDate today = SendBudget.day(world.now());
    private int numbers = 1000;

    private void budget(Mode mode, int perHour, int perDay, Money dailySpend) {
        world.policy.budget(new BudgetRules(mode, perHour, perDay, 50, 100, dailySpend, FixedPolicy.GENEROUS.prices()));
    }

    private VerificationId started() {
        return world.started("+234803123" + numbers++);
    }

    private VerificationId served() {
        VerificationId id = started();
        world.send(id.ref(), FIRST);
        assertThat(world.delivery(id, FIRST).status()).isEqualTo(DeliveryStatus.QUEUED);
        return id;
    }

    /// Messages of earlier hours.
    private void sent(BudgetDay item, int messages, Money price) {
        for (int n = 0; n < messages; n++) {
            BudgetTake take = new BudgetTake(item, n % 8, BudgetCeilings.spend(Money.dollars(900_000)), price);
            assertThat(world.memory.takeBudget(take)).isInstanceOf(BudgetCommit.Taken.class);
        }
    }

    private BudgetDay item(int shard) {
        return BudgetDay.of(FixedPolicy.NIGERIA, today, shard);
    }

    private BudgetCounts counts(BudgetDay item) {
        BudgetQuestion question =
                new BudgetQuestion(FixedPolicy.NIGERIA, item, List.of(), SendBudget.hour(world.now()));
        return world.memory
                .gates(new GateQuestion(Examples.PHONE, Examples.SIGN_IN, question, List.of()))
                .budget()
                .own();
    }

    @Test
    void a_country_that_grows_over_any_edge_within_a_day_goes_on_being_served() {
        budget(Mode.ENFORCE, 3, 20, Money.dollars(5000));
        sent(item(0), 4000, WHATSAPP);
        world.memory.returnBudget(item(0), 3, 2390);
        world.memory.countApproved(FixedPolicy.NIGERIA, today, 2390);

        for (int person = 0; person < PEOPLE; person++) {
            VerificationId id = served();
            world.check(id, World.code(id));
        }

        assertThat(world.memory.approvedDays(FixedPolicy.NIGERIA).busiest(today))
                .isEqualTo(2390 + PEOPLE);
        assertThat(counts(item(0)).sent()).isEqualTo(4000 + PEOPLE);
    }

    @ParameterizedTest(name = "{0} dollars are spent, and {1} allowed now")
    @CsvSource({"50, 100", "50, 200", "5000, 10000", "5000, 20000", "7000, 7100"})
    void everybody_s_money_that_is_raised_within_a_day_has_room_at_once(int spent, int raised) {
        world.policy.dailySpend(Money.dollars(spent));
        sent(BudgetDay.total(today, 0), 1, Money.dollars(Math.min(spent, 5000)));
        if (spent > 5000) {
            sent(BudgetDay.total(today, 1), 1, Money.dollars(spent - 5000));
        }
        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isInstanceOf(StartResult.RateLimited.class);

        world.policy.dailySpend(Money.dollars(raised));

        IntStream.range(0, PEOPLE).forEach(_ -> served());
    }

    @Test
    void everybody_s_money_is_spent_to_the_last_message_whichever_items_are_full() {
        world.policy.dailySpend(Money.dollars(7500));
        sent(BudgetDay.total(today, 0), 1, Money.dollars(4999));
        sent(BudgetDay.total(today, 1), 1, Money.dollars(2499));
        List<VerificationId> ids =
                IntStream.range(0, 25).mapToObj(_ -> started()).toList();
        ids.forEach(it -> world.send(it.ref(), FIRST));

        assertThat(world.sender.sent()).hasSize(20);
        assertThat(world.events.named("budget.refused"))
                .hasSize(5)
                .allSatisfy(it -> assertThat(it.fields()).containsEntry("limit", BudgetLimit.TOTAL_SPEND.wire()));
    }

    @ParameterizedTest
    @CsvSource({"50, 100", "50, 1000"})
    void a_country_s_money_that_is_raised_within_a_day_has_room_at_once(int spent, int raised) {
        budget(Mode.ENFORCE, 1000, 100_000, Money.dollars(spent));
        sent(item(0), 1, Money.dollars(spent));

        budget(Mode.ENFORCE, 1000, 100_000, Money.dollars(raised));

        IntStream.range(0, PEOPLE).forEach(_ -> served());
    }

    @Test
    void a_function_that_did_not_know_how_large_a_country_is_counts_on_the_message_s_own_item() {
        budget(Mode.ENFORCE, 3, 20, Money.dollars(5000));
        world.memory.countApproved(FixedPolicy.NIGERIA, today.minusDays(2), 12_000);
        sent(item(0), 1100, WHATSAPP);

        List<VerificationId> ids = IntStream.range(0, PEOPLE)
                .mapToObj(_ -> started())
                .filter(it -> own(it.ref()) != 0)
                .toList();
        ids.forEach(it -> world.send(it.ref(), FIRST));

        assertThat(world.sender.sent()).hasSameSizeAs(ids);
        assertThat(counts(item(0)).sent()).isEqualTo(1100);
        assertThat(IntStream.range(1, 10)
                        .mapToLong(it -> counts(item(it)).sent())
                        .sum())
                .isEqualTo(ids.size());
    }

    private static int own(Ref ref) {
        return SendBudget.shard(ref, BudgetDay.MOST_SHARDS);
    }

    @Test
    void once_it_knows_a_country_s_size_its_claims_say_where_messages_are_counted_and_approvals_go() {
        budget(Mode.ENFORCE, 3, 20, Money.dollars(5000));
        world.memory.countApproved(FixedPolicy.NIGERIA, today.minusDays(2), 12_000);
        sent(item(0), 1100, WHATSAPP);
        SendCode knowing = world.sender();
        VerificationId first = started();
        send(knowing, first);

        VerificationId next = started();
        send(knowing, next);
        world.check(next, World.code(next));

        int own = own(next.ref());
        assertThat(world.delivery(next, FIRST).budgetShard()).isEqualTo(own);
        assertThat(counts(item(own)).approved()).isOne();
    }

    private static void send(SendCode function, VerificationId id) {
        function.send(new DeliveryTask(id.ref(), FIRST, Channel.WHATSAPP, FixedPolicy.NIGERIA, new TaskToken("1-1")));
    }

    @Test
    void where_limits_are_only_recorded_who_loses_the_last_place_is_sent_to_all_the_same() {
        budget(Mode.RECORD_ONLY, 1, 20, Money.dollars(5000));
        VerificationId approved = served();
        world.check(approved, World.code(approved));
        VerificationId loser = started();
        VerificationId winner = started();

        // this function has not heard of the approval, reads that there is room for one, and another takes it
        world.store = InterruptedStore.before("approvedDays", world.memory, () -> {
            world.store = world.memory;
            world.send(winner.ref(), FIRST);
        });
        world.send(loser.ref(), FIRST);

        assertThat(world.sender.sent()).hasSize(3);
        assertThat(world.delivery(loser, FIRST).budgetPassed()).isEqualTo(BudgetLimit.HOUR);
        assertThat(world.delivery(winner, FIRST).budgetPassed()).isNull();
        assertThat(world.events.named("budget.refused")).isEmpty();
    }
}
