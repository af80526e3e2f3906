package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

abstract class BudgetContract extends StoreSituation {

    private static final Country NIGERIA = new Country("NG");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final BudgetDay DAY = BudgetDay.of(NIGERIA, TODAY, 0);
    private static final BudgetDay TOTAL = BudgetDay.total(TODAY, 0);
    private static final BudgetDay SECOND_TOTAL = BudgetDay.total(TODAY, 1);
    private static final int HOUR = 10;
    private static final Money PRICE = new Money(386_800);
    private static final BudgetCeilings WIDE = new BudgetCeilings(100, 100, Money.dollars(100));

    private static BudgetTake take(BudgetDay day, int hour, BudgetCeilings ceilings) {
        return new BudgetTake(day, hour, ceilings, PRICE);
    }

    private BudgetCommit taken(BudgetCeilings ceilings) {
        return store().takeBudget(take(DAY, HOUR, ceilings));
    }

    /// What the items hold, as a start reads them.
    private BudgetView view(int hour) {
        BudgetQuestion question = new BudgetQuestion(NIGERIA, DAY, List.of(TOTAL, SECOND_TOTAL), hour);
        return store().gates(new GateQuestion(PHONE, SIGN_IN, question, List.of()))
                .budget();
    }

    private BudgetCounts counts() {
        return view(HOUR).own();
    }

    private static BudgetCounts sent(int messages) {
        return new BudgetCounts(messages, 0, new Money(messages * PRICE.micros()), messages, 0);
    }

    @Test
    void message_is_counted_and_the_answer_says_how_many_there_are() {
        assertThat(counts()).isEqualTo(BudgetCounts.NONE);
        assertThat(taken(WIDE)).isEqualTo(new BudgetCommit.Taken(sent(1)));
        assertThat(taken(WIDE)).isEqualTo(new BudgetCommit.Taken(sent(2)));
        assertThat(counts()).isEqualTo(sent(2));
    }

    @Test
    void full_hour_refuses_and_counts_nothing() {
        BudgetCeilings ceilings = new BudgetCeilings(100, 2, Money.dollars(100));
        taken(ceilings);
        taken(ceilings);

        assertThat(taken(ceilings)).isEqualTo(new BudgetCommit.Refused(sent(2)));
        assertThat(counts()).isEqualTo(sent(2));
    }

    @Test
    void next_hour_has_room_again_and_the_day_goes_on_counting() {
        BudgetCeilings ceilings = new BudgetCeilings(3, 2, Money.dollars(100));
        taken(ceilings);
        taken(ceilings);

        assertThat(store().takeBudget(take(DAY, HOUR + 1, ceilings)))
                .isEqualTo(new BudgetCommit.Taken(new BudgetCounts(3, 0, new Money(3 * PRICE.micros()), 1, 0)));
        assertThat(store().takeBudget(take(DAY, HOUR + 2, ceilings)))
                .isEqualTo(new BudgetCommit.Refused(new BudgetCounts(3, 0, new Money(3 * PRICE.micros()), 0, 0)));
    }

    @Test
    void money_is_spent_to_the_last_millionth_and_no_further() {
        Money two = PRICE.plus(PRICE);
        taken(new BudgetCeilings(100, 100, two));

        assertThat(taken(new BudgetCeilings(100, 100, two.minus(new Money(1)))))
                .isEqualTo(new BudgetCommit.Refused(sent(1)));
        assertThat(taken(new BudgetCeilings(100, 100, two))).isEqualTo(new BudgetCommit.Taken(sent(2)));
    }

    @Test
    void message_dearer_than_all_the_money_is_refused_where_nothing_was_counted_yet() {
        assertThat(taken(new BudgetCeilings(100, 100, PRICE.minus(new Money(1)))))
                .isEqualTo(new BudgetCommit.Refused(BudgetCounts.NONE));
    }

    @Test
    void another_country_day_or_item_has_counters_of_its_own() {
        taken(WIDE);
        taken(WIDE);

        assertThat(store().takeBudget(take(BudgetDay.of(new Country("GH"), TODAY, 0), HOUR, WIDE)))
                .isEqualTo(new BudgetCommit.Taken(sent(1)));
        assertThat(store().takeBudget(take(BudgetDay.of(NIGERIA, TODAY.plusDays(1), 0), HOUR, WIDE)))
                .isEqualTo(new BudgetCommit.Taken(sent(1)));
        assertThat(store().takeBudget(take(BudgetDay.of(NIGERIA, TODAY, 7), HOUR, WIDE)))
                .isEqualTo(new BudgetCommit.Taken(sent(1)));
        assertThat(store().takeBudget(take(TOTAL, HOUR, WIDE))).isEqualTo(new BudgetCommit.Taken(sent(1)));
        assertThat(view(HOUR).total()).isEqualTo(sent(1));
    }

    @Test
    void items_of_everybody_s_money_are_read_as_their_sum() {
        store().takeBudget(take(TOTAL, HOUR, WIDE));
        assertThat(view(HOUR).total()).isEqualTo(sent(1));
        store().takeBudget(take(SECOND_TOTAL, HOUR, WIDE));
        store().takeBudget(take(SECOND_TOTAL, HOUR, WIDE));

        assertThat(view(HOUR).total()).isEqualTo(sent(3));
    }

    @Test
    void unused_count_is_handed_back() {
        taken(WIDE);
        taken(WIDE);

        store().handBackBudget(take(DAY, HOUR, WIDE));

        assertThat(counts()).isEqualTo(sent(1));
    }

    @Test
    void approval_is_counted_in_the_hour_and_the_day_it_was_sent_in() {
        taken(WIDE);
        store().returnBudget(DAY, HOUR, 1);
        store().returnBudget(DAY, HOUR + 1, 2);

        assertThat(view(HOUR).own()).isEqualTo(new BudgetCounts(1, 3, PRICE, 1, 1));
        assertThat(view(HOUR + 1).own()).isEqualTo(new BudgetCounts(1, 3, PRICE, 0, 2));
    }

    @Test
    void approvals_of_a_day_add_up_and_old_days_are_forgotten() {
        assertThat(store().approvedDays(NIGERIA)).isEqualTo(ApprovedDays.NONE);
        store().countApproved(NIGERIA, TODAY, 1);
        store().countApproved(NIGERIA, TODAY, 2);
        store().countApproved(new Country("GH"), TODAY, 7);
        LocalDate last = TODAY.plusDays(ApprovedDays.DAYS);
        store().countApproved(NIGERIA, last, 5);

        assertThat(store().approvedDays(NIGERIA)).isEqualTo(new ApprovedDays(Map.of(TODAY, 3L, last, 5L)));
        assertThat(view(HOUR).days()).isEqualTo(store().approvedDays(NIGERIA));

        store().countApproved(NIGERIA, last.plusDays(1), 1);
        assertThat(store().approvedDays(NIGERIA).sends()).doesNotContainKey(TODAY);
    }

    @Test
    void first_to_mark_a_share_of_the_money_is_told_so() {
        assertThat(store().markSpending(DAY, 80)).isTrue();
        assertThat(store().markSpending(DAY, 80)).isFalse();
        assertThat(store().markSpending(DAY, 100)).isTrue();
        assertThat(store().markSpending(TOTAL, 80)).isTrue();
        assertThat(counts()).isEqualTo(BudgetCounts.NONE);
    }

    @Test
    void claim_says_where_its_message_is_counted_and_a_note_what_it_passed() {
        Verification started = started(1);
        Claim claim = claimOf(started, FIRST, "token", LATER);
        store().claim(new Claim(
                claim.ref(),
                claim.delivery(),
                claim.channel(),
                claim.provider(),
                claim.token(),
                claim.codeKeyId(),
                claim.now(),
                7));
        assertThat(found(started).delivery(FIRST).orElseThrow().budgetShard()).isEqualTo(7);
        assertThat(found(started).delivery(FIRST).orElseThrow().budgetPassed()).isNull();

        store().noteBudgetPassed(started.ref(), FIRST, BudgetLimit.HOUR);
        store().noteBudgetPassed(started.ref(), Examples.FALLBACK, BudgetLimit.HOUR);
        store().noteBudgetPassed(Examples.ref(99), FIRST, BudgetLimit.HOUR);

        assertThat(found(started).delivery(FIRST).orElseThrow().budgetPassed()).isEqualTo(BudgetLimit.HOUR);
        assertThat(found(started).delivery(Examples.FALLBACK)).isEmpty();
        assertThat(store().find(Examples.ref(99))).isEmpty();
    }
}
