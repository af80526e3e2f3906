package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What is remembered of counters must never allow more than the counters would.
final class BudgetFiguresTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final BudgetDay ITEM = BudgetDay.of(FixedPolicy.NIGERIA, TODAY, 0);
    private static final BudgetCounts READ = new BudgetCounts(9, 4, Money.dollars(9), 5, 3);
    private static final ApprovedDays DAYS = new ApprovedDays(Map.of(TODAY, 7L));

    private final BudgetFigures figures = new BudgetFigures();

    @Test
    void days_are_remembered_until_the_day_ends() {
        assertThat(figures.days(FixedPolicy.NIGERIA, TODAY)).isEqualTo(ApprovedDays.NONE);
        figures.keep(FixedPolicy.NIGERIA, TODAY, DAYS);

        assertThat(figures.days(FixedPolicy.NIGERIA, TODAY)).isEqualTo(DAYS);
        assertThat(figures.days(FixedPolicy.NIGERIA, TODAY.plusDays(1))).isEqualTo(ApprovedDays.NONE);
        assertThat(figures.days(FixedPolicy.BRITAIN, TODAY)).isEqualTo(ApprovedDays.NONE);
    }

    @Test
    void counts_of_another_hour_say_nothing_of_this_one() {
        assertThat(figures.counts(ITEM, 10)).isEqualTo(BudgetCounts.NONE);
        figures.keep(ITEM, 10, READ);

        assertThat(figures.counts(ITEM, 10)).isEqualTo(READ);
        assertThat(figures.counts(ITEM, 11)).isEqualTo(new BudgetCounts(9, 4, Money.dollars(9), 0, 0));
    }

    @Test
    void counts_of_another_day_are_forgotten_and_those_of_another_item_are_not() {
        BudgetDay other = BudgetDay.of(FixedPolicy.NIGERIA, TODAY, 1);
        figures.keep(ITEM, 23, READ);
        figures.keep(other, 23, READ);
        assertThat(figures.counts(ITEM, 23)).isEqualTo(READ);

        figures.keep(BudgetDay.of(FixedPolicy.NIGERIA, TODAY.plusDays(1), 0), 0, READ);

        assertThat(figures.counts(ITEM, 23)).isEqualTo(BudgetCounts.NONE);
        assertThat(figures.counts(other, 23)).isEqualTo(BudgetCounts.NONE);
    }

    @Test
    void verifications_spread_over_all_items_of_a_large_country() {
        assertThat(IntStream.range(0, 100)
                        .mapToObj(it -> Examples.verification(it).ref())
                        .map(it -> SendBudget.shard(it, 10)))
                .allMatch(it -> it >= 0 && it < 10)
                .contains(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
        assertThat(SendBudget.shard(Examples.verification(1).ref(), 1)).isZero();
    }
}
