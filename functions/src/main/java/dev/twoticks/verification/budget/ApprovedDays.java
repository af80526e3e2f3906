package dev.twoticks.verification.budget;

import java.time.LocalDate;
import java.util.Map;

/// Messages of a country whose verification was approved, by the UTC day they were sent on; two weeks of them.
public record ApprovedDays(Map<LocalDate, Long> sends) {

    /// How many days before today count.
    public static final int DAYS = 14;

    /// A country where nothing has been approved, or of which nothing is known.
    public static final ApprovedDays NONE = new ApprovedDays(Map.of());

    public ApprovedDays {
        sends = Map.copyOf(sends);
    }

    /// The most of one day, today included. It only grows within a day, so that an old reading of the same day
    /// errs on the safe side.
    public long busiest(LocalDate today) {
        return busiest(today.minusDays(DAYS), today);
    }

    /// The most of one day that nothing is added to any more: yesterday's may still grow for as long as a code
    /// lives. So it is the same all day long.
    long busiestSettled(LocalDate today) {
        return busiest(today.minusDays(DAYS), today.minusDays(2));
    }

    private long busiest(LocalDate first, LocalDate last) {
        return sends.entrySet().stream()
                .filter(it -> !it.getKey().isBefore(first) && !it.getKey().isAfter(last))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElse(0);
    }
}
