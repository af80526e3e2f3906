package dev.twoticks.verification;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What a function remembers of the counters, so that a message is counted by one write and without a read. Within
/// a day approvals only grow, so whatever is remembered of today allows less than the truth and never more.
final class BudgetFigures {

    private record Days(LocalDate today, ApprovedDays days) {}

    private record Counts(int hour, BudgetCounts counts) {}

    private final Map<Country, Days> days = new ConcurrentHashMap<>();
    private final Map<BudgetDay, Counts> counts = new ConcurrentHashMap<>();

    ApprovedDays days(Country country, LocalDate today) {
        Days known = days.get(country);
        return known == null || !known.today().equals(today) ? ApprovedDays.NONE : known.days();
    }

    void keep(Country country, LocalDate today, ApprovedDays read) {
        days.put(country, new Days(today, read));
    }

    /// The counts, of which those of the hour are nothing if another hour's are known.
    BudgetCounts counts(BudgetDay day, int hour) {
        Counts known = counts.get(day);
        if (known == null) {
            return BudgetCounts.NONE;
        }
        BudgetCounts read = known.counts();
        return known.hour() == hour ? read : new BudgetCounts(read.sent(), read.approved(), read.spent(), 0, 0);
    }

    void keep(BudgetDay day, int hour, BudgetCounts read) {
        counts.keySet().removeIf(it -> !it.day().equals(day.day()));
        counts.put(day, new Counts(hour, read));
    }
}
