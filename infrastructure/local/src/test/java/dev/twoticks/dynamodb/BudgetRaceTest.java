package dev.twoticks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.budget.Prices;
import dev.twoticks.verification.phone.Country;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Budgets under 64 threads: what one conditional write decides, by exact counts.
final class BudgetRaceTest {

    private static final DynamoDbClient CLIENT = TestDatabase.client();
    private static final Country NIGERIA = new Country("NG");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final int HOUR = 10;
    private static final Money PRICE = new Money(386_800);

    private final String table = AttemptsTable.create(CLIENT);
    private final VerificationStore store = on(CLIENT);

    private VerificationStore on(DynamoDbClient client) {
        return new DynamoDbVerificationStore(client, client, table, Examples.PROVIDER, new SecureRandom());
    }

    /// A store whose single tries lose some answers.
    private VerificationStore losingOnce(Faults faults) {
        DynamoDbClient once = TestDatabase.once(faults);
        return new DynamoDbVerificationStore(CLIENT, once, table, Examples.PROVIDER, new SecureRandom());
    }

    private static boolean done(Runnable call) {
        try {
            call.run();
            return true;
        } catch (StoreUnavailableException _) {
            return false;
        }
    }

    private static BudgetTake take(int shard, BudgetCeilings ceilings) {
        return new BudgetTake(BudgetDay.of(NIGERIA, TODAY, shard), HOUR, ceilings, PRICE);
    }

    private static long taken(List<BudgetCommit> commits) {
        return commits.stream().filter(BudgetCommit.Taken.class::isInstance).count();
    }

    private static boolean taken(VerificationStore store, BudgetTake take) {
        try {
            return store.takeBudget(take) instanceof BudgetCommit.Taken;
        } catch (StoreUnavailableException _) {
            return false;
        }
    }

    @Test
    void one_item_lets_exactly_as_many_pass_as_its_hour_has_room_for() {
        BudgetTake take = take(0, new BudgetCeilings(1000, 3, Money.dollars(1000)));

        List<BudgetCommit> commits = Race.run(Race.RUNS, _ -> store.takeBudget(take));

        assertThat(taken(commits)).isEqualTo(3);
        BudgetCounts after = new BudgetCounts(3, 0, new Money(3 * PRICE.micros()), 3, 0);
        assertThat(commits.stream().filter(BudgetCommit.Refused.class::isInstance))
                .allMatch(new BudgetCommit.Refused(after)::equals);
    }

    @Test
    void one_item_spends_its_money_to_the_last_message_that_it_pays_for() {
        Money cap = new Money(20 * PRICE.micros() + PRICE.micros() - 1);
        BudgetTake take = take(0, BudgetCeilings.spend(cap));

        assertThat(taken(Race.run(Race.RUNS, _ -> store.takeBudget(take)))).isEqualTo(20);
    }

    @Test
    void approvals_among_the_sends_make_room_for_exactly_as_many_more() {
        BudgetDay day = BudgetDay.of(NIGERIA, TODAY, 0);
        int approvals = Race.RUNS / 10;
        Race.run(Race.RUNS, it -> {
            if (it % 10 == 0) {
                store.returnBudget(day, HOUR, 1);
            }
            return store.takeBudget(take(0, new BudgetCeilings(1000, 3, Money.dollars(100_000))));
        });

        BudgetCeilings afterwards = new BudgetCeilings(100_000, 3L + approvals, Money.dollars(100_000));
        List<BudgetCommit> more = Race.run(Race.RUNS, _ -> store.takeBudget(take(0, afterwards)));
        assertThat(taken(more)).isEqualTo(approvals);
    }

    @Test
    void ten_items_together_never_pass_what_the_country_may_have_and_get_near_it() {
        BudgetRules rules = new BudgetRules(
                BudgetRules.Mode.ENFORCE,
                3,
                20,
                50,
                100,
                Money.dollars(100_000),
                new Prices(PRICE, PRICE, LocalDate.parse("2026-05-25")));
        ApprovedDays large = new ApprovedDays(Map.of(TODAY.minusDays(2), 12_000L));
        assertThat(BudgetRules.shards(large, TODAY)).isEqualTo(BudgetDay.MOST_SHARDS);
        BudgetCeilings each = rules.ceilings(large, TODAY, BudgetCounts.NONE);
        assertThat(each.hour()).isEqualTo(100);

        List<BudgetCommit> commits = Race.run(2000, it -> store.takeBudget(take(it % BudgetDay.MOST_SHARDS, each)));

        // 12,000 a day: a sixth of it, half of that: 1,000 an hour
        assertThat(taken(commits)).isEqualTo(1000);
    }

    @Test
    void functions_that_know_different_sizes_of_a_country_overshoot_by_less_than_their_largest() {
        BudgetRules rules = new BudgetRules(
                BudgetRules.Mode.ENFORCE,
                3,
                20,
                50,
                100,
                Money.dollars(100_000),
                new Prices(PRICE, PRICE, LocalDate.parse("2026-05-25")));
        ApprovedDays smaller = new ApprovedDays(Map.of(TODAY.minusDays(2), 4_799L));
        ApprovedDays larger = new ApprovedDays(Map.of(TODAY.minusDays(2), 12_000L));
        long most = 1000;

        List<BudgetCommit> commits = Race.run(3000, it -> {
            ApprovedDays known = it % 2 == 0 ? smaller : larger;
            int shards = BudgetRules.shards(known, TODAY);
            return store.takeBudget(take(it / 2 % shards, rules.ceilings(known, TODAY, BudgetCounts.NONE)));
        });

        // the three items of those who think it small take 133 instead of their 100
        assertThat(taken(commits)).isGreaterThan(most).isLessThanOrEqualTo(most + 3 * 33);
    }

    @Test
    void counts_that_meet_transactions_are_made_again_and_lose_nothing() {
        VerificationStore meeting = on(TestDatabase.client(Faults.conflicts(it -> it % 3 != 0)));
        BudgetTake take = take(0, BudgetCeilings.spend(Money.dollars(100_000)));

        List<Boolean> taken = Race.run(Race.THREADS * 2, _ -> taken(meeting, take));

        BudgetCommit next = store.takeBudget(take);
        assertThat(((BudgetCommit.Taken) next).after().sent())
                .isEqualTo(taken.stream().filter(it -> it).count() + 1);
    }

    @Test
    void counts_whose_answers_get_lost_only_allow_less() {
        VerificationStore losing = on(TestDatabase.client(Faults.lostAnswers(it -> it % 2 == 0)));
        BudgetTake take = take(0, new BudgetCeilings(1000, 40, Money.dollars(1000)));

        List<Boolean> taken = Race.run(Race.THREADS * 2, _ -> taken(losing, take));

        assertThat(taken.stream().filter(it -> it).count()).isPositive().isLessThanOrEqualTo(40);
    }

    /// Of every two answers one is lost, after the write.
    @Test
    void what_makes_room_for_others_is_counted_once_though_its_answer_gets_lost() {
        VerificationStore losing = losingOnce(Faults.lostAnswers(it -> it % 2 == 0));
        BudgetDay day = BudgetDay.of(NIGERIA, TODAY, 0);
        BudgetTake take = take(0, BudgetCeilings.spend(Money.dollars(100_000)));
        IntStream.range(0, 30).forEach(_ -> store.takeBudget(take));

        long answered = IntStream.range(0, 30)
                .filter(it -> done(() -> {
                    switch (it % 3) {
                        case 0 -> losing.returnBudget(day, HOUR, 1);
                        case 1 -> losing.countApproved(NIGERIA, TODAY, 1);
                        default -> losing.handBackBudget(take);
                    }
                }))
                .count();

        assertThat(answered).isEqualTo(15);
        assertThat(store.approvedDays(NIGERIA).sends()).containsEntry(TODAY, 10L);
        BudgetCounts after = ((BudgetCommit.Taken) store.takeBudget(take)).after();
        assertThat(after.approved()).isEqualTo(10);
        assertThat(after.sent()).isEqualTo(21);
    }

    @Test
    void one_of_all_is_the_first_to_tell_whoever_pays() {
        List<Boolean> firsts = Race.run(Race.RUNS, _ -> store.markSpending(BudgetDay.of(NIGERIA, TODAY, 0), 80));

        assertThat(firsts.stream().filter(it -> it)).hasSize(1);
    }

    @Test
    void items_of_a_country_are_apart() {
        IntStream.range(0, BudgetDay.MOST_SHARDS)
                .forEach(it -> store.takeBudget(take(it, BudgetCeilings.spend(Money.dollars(1)))));

        BudgetCommit second = store.takeBudget(take(7, BudgetCeilings.spend(Money.dollars(1))));
        assertThat(second).isInstanceOf(BudgetCommit.Taken.class);
        assertThat(((BudgetCommit.Taken) second).after().sent()).isEqualTo(2);
    }
}
