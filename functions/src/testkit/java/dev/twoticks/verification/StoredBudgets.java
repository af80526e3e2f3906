package dev.twoticks.verification;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// The fake's counters; only touched under the fake's lock.
final class StoredBudgets {

    private record Hour(BudgetDay day, int hour) {}

    private record Mark(BudgetDay day, int percent) {}

    /// Of the day, or of an hour.
    private record Counts(long sent, long approved, Money spent) {

        static final Counts NONE = new Counts(0, 0, Money.ZERO);

        Counts plus(long sends, long approvals, Money price) {
            return new Counts(sent + sends, approved + approvals, spent.plus(price));
        }
    }

    private final Map<BudgetDay, Counts> days = new HashMap<>();
    private final Map<Hour, Counts> hours = new HashMap<>();
    private final Map<Country, Map<LocalDate, Long>> approved = new HashMap<>();
    private final Set<Mark> marks = new HashSet<>();

    BudgetCommit take(BudgetTake take) {
        BudgetCounts before = read(take.day(), take.hour());
        boolean room = before.sent() < take.ceilings().day()
                && before.sentInHour() < take.ceilings().hour()
                && before.spent().plus(take.price()).compareTo(take.ceilings().spend()) <= 0;
        if (!room) {
            return new BudgetCommit.Refused(before);
        }
        add(take.day(), take.hour(), 1, 0, take.price());
        return new BudgetCommit.Taken(read(take.day(), take.hour()));
    }

    void handBack(BudgetTake take) {
        add(take.day(), take.hour(), -1, 0, Money.ZERO.minus(take.price()));
    }

    void approve(BudgetDay day, int hour, long sends) {
        add(day, hour, 0, sends, Money.ZERO);
    }

    void countApproved(Country country, LocalDate day, long sends) {
        Map<LocalDate, Long> of = approved.computeIfAbsent(country, _ -> new HashMap<>());
        of.merge(day, sends, Long::sum);
        of.keySet().removeIf(it -> it.isBefore(day.minusDays(ApprovedDays.DAYS)));
    }

    ApprovedDays approvedDays(Country country) {
        return new ApprovedDays(approved.getOrDefault(country, Map.of()));
    }

    boolean mark(BudgetDay day, int percent) {
        return marks.add(new Mark(day, percent));
    }

    BudgetView view(BudgetQuestion asked) {
        return new BudgetView(
                approvedDays(asked.country()),
                read(asked.own(), asked.hour()),
                asked.total().stream().map(it -> read(it, asked.hour())).reduce(BudgetCounts.NONE, BudgetCounts::plus));
    }

    private BudgetCounts read(BudgetDay day, int hour) {
        Counts ofDay = days.getOrDefault(day, Counts.NONE);
        Counts ofHour = hours.getOrDefault(new Hour(day, hour), Counts.NONE);
        return new BudgetCounts(ofDay.sent(), ofDay.approved(), ofDay.spent(), ofHour.sent(), ofHour.approved());
    }

    private void add(BudgetDay day, int hour, long sends, long approvals, Money price) {
        days.put(day, days.getOrDefault(day, Counts.NONE).plus(sends, approvals, price));
        Hour of = new Hour(day, hour);
        hours.put(of, hours.getOrDefault(of, Counts.NONE).plus(sends, approvals, price));
    }
}
