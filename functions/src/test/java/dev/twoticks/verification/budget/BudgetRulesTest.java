package dev.twoticks.verification.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class BudgetRulesTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final Prices PRICES = new Prices(Money.dollars(1), new Money(100_000), TODAY);
    private static final Money PRICE = Money.dollars(1);
    private static final BudgetRules RULES = rules(Money.dollars(20));

    private static BudgetRules rules(Money dailySpend) {
        return new BudgetRules(BudgetRules.Mode.ENFORCE, 3, 20, 20, 30, dailySpend, PRICES);
    }

    private static ApprovedDays busiest(long sends) {
        return new ApprovedDays(Map.of(TODAY.minusDays(1), sends));
    }

    private static ApprovedDays settled(long sends) {
        return new ApprovedDays(Map.of(TODAY.minusDays(2), sends));
    }

    private static BudgetCounts counts(long sent, long approved, long sentInHour, long approvedInHour) {
        return new BudgetCounts(sent, approved, Money.ZERO, sentInHour, approvedInHour);
    }

    @ParameterizedTest(name = "of {0} approved on the busiest day and {1} in this hour: {2} an hour, {3} a day")
    @CsvSource({
        "0, 0, 3, 20",
        "60, 0, 3, 20",
        "90, 0, 3, 27",
        "120, 0, 4, 36",
        "1000, 0, 33, 300",
        "0, 14, 3, 20",
        "0, 15, 3, 20",
        "0, 20, 4, 20",
        "600, 200, 40, 180"
    })
    void the_allowance_is_the_largest_of_a_floor_and_two_shares(long busiest, long inHour, long hour, long day) {
        BudgetCeilings ceilings = RULES.ceilings(busiest(busiest), TODAY, counts(0, 0, 0, inHour));
        assertThat(ceilings.hour()).isEqualTo(hour + inHour);
        assertThat(ceilings.day()).isEqualTo(day);
    }

    @Test
    void approvals_raise_the_ceilings_one_for_one() {
        BudgetCounts approved = counts(12, 12, 5, 5);
        assertThat(RULES.ceilings(ApprovedDays.NONE, TODAY, approved))
                .isEqualTo(new BudgetCeilings(32, 8, Money.dollars(20)));
    }

    @Test
    void the_limit_that_is_passed_is_named_and_money_comes_first() {
        assertThat(passed(counts(2, 0, 2, 0))).isNull();
        assertThat(passed(counts(3, 0, 3, 0))).isEqualTo(BudgetLimit.HOUR);
        assertThat(passed(counts(20, 0, 0, 0))).isEqualTo(BudgetLimit.DAY);
        BudgetCounts poor = new BudgetCounts(20, 0, Money.dollars(20).minus(new Money(999_999)), 9, 0);
        assertThat(passed(poor)).isEqualTo(BudgetLimit.COUNTRY_SPEND);
        BudgetCounts enough = new BudgetCounts(2, 0, Money.dollars(19), 2, 0);
        assertThat(passed(enough)).isNull();
    }

    private static @Nullable BudgetLimit passed(BudgetCounts counts) {
        return RULES.passed(ApprovedDays.NONE, TODAY, counts, PRICE).orElse(null);
    }

    @Test
    void the_busiest_of_two_weeks_and_today_counts_and_no_older_or_later_day() {
        ApprovedDays days = new ApprovedDays(
                Map.of(TODAY.minusDays(15), 900L, TODAY.minusDays(14), 70L, TODAY, 50L, TODAY.plusDays(1), 800L));
        assertThat(days.busiest(TODAY)).isEqualTo(70);
        assertThat(days.busiest(TODAY.plusDays(1))).isEqualTo(800);
        assertThat(ApprovedDays.NONE.busiest(TODAY)).isZero();
    }

    @ParameterizedTest(name = "{0} approved on the busiest day: {1} items")
    @CsvSource({"0, 1", "2399, 1", "2400, 2", "12000, 10", "90000, 10"})
    void a_country_has_an_item_for_each_twelve_hundred_approved_of_its_busiest_day(long busiest, long items) {
        assertThat(BudgetRules.shards(settled(busiest), TODAY)).isEqualTo((int) items);
    }

    @Test
    void neither_today_nor_yesterday_which_may_still_grow_changes_the_number_of_items() {
        ApprovedDays growing =
                new ApprovedDays(Map.of(TODAY, 50_000L, TODAY.minusDays(1), 40_000L, TODAY.minusDays(2), 2_400L));
        assertThat(BudgetRules.shards(growing, TODAY)).isEqualTo(2);
        assertThat(BudgetRules.shards(growing, TODAY.plusDays(1))).isEqualTo(10);
    }

    @Test
    void items_share_what_the_country_may_send_and_spend() {
        BudgetCeilings ceilings = rules(Money.dollars(500)).ceilings(settled(30_000), TODAY, BudgetCounts.NONE);
        assertThat(ceilings).isEqualTo(new BudgetCeilings(900, 100, Money.dollars(50)));
    }

    @Test
    void what_is_past_a_limit_is_one_more_than_what_reaches_it() {
        assertThat(RULES.past(ApprovedDays.NONE, TODAY, counts(3, 0, 3, 0))).isEmpty();
        assertThat(RULES.past(ApprovedDays.NONE, TODAY, counts(4, 0, 4, 0))).contains(BudgetLimit.HOUR);
        assertThat(RULES.past(ApprovedDays.NONE, TODAY, counts(20, 0, 0, 0))).isEmpty();
        assertThat(RULES.past(ApprovedDays.NONE, TODAY, counts(21, 0, 0, 0))).contains(BudgetLimit.DAY);
    }

    @Test
    void periods_end_on_the_clock_for_everybody() {
        Instant now = Instant.parse("2026-11-24T10:59:59.999Z");
        assertThat(BudgetLimit.HOUR.endsAfter(now)).isEqualTo("2026-11-24T11:00:00Z");
        assertThat(BudgetLimit.DAY.endsAfter(now)).isEqualTo("2026-11-25T00:00:00Z");
        assertThat(BudgetLimit.TOTAL_SPEND.endsAfter(now)).isEqualTo("2026-11-25T00:00:00Z");
    }

    @Test
    void approvals_of_an_item_s_hour_stand_for_those_of_all_items() {
        // 700 of each of two: a fifth of 1,400 is more than the busiest day's share, and half of it is an item's
        BudgetCeilings ceilings = RULES.ceilings(settled(2_400), TODAY, counts(700, 700, 700, 700));
        assertThat(ceilings.hour()).isEqualTo(700 + 140);
    }

    @Test
    void two_items_together_hold_the_sum_of_each_count() {
        BudgetCounts one = new BudgetCounts(9, 7, Money.dollars(5), 3, 1);
        BudgetCounts other = new BudgetCounts(90, 70, Money.dollars(50), 30, 10);
        assertThat(one.plus(other)).isEqualTo(new BudgetCounts(99, 77, Money.dollars(55), 33, 11));
    }
}
