package dev.twoticks.verification.budget;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which limit a message would pass.
public enum BudgetLimit {
    /// Too many messages of this clock hour belong to verifications that were not approved.
    HOUR,
    /// The same of this UTC day.
    DAY,
    /// The country's money of this UTC day is spent.
    COUNTRY_SPEND,
    /// The money of this UTC day for all countries is spent.
    TOTAL_SPEND,
    /// The country is no longer on the allow-list, so nobody has set it a budget.
    NOT_ALLOWED;

    /// Whether it follows from what was approved before, so that `record_only` lets pass.
    public boolean adaptive() {
        return this == HOUR || this == DAY;
    }

    /// When its period ends: the same moment for everybody, which tells nothing about anybody.
    public Instant endsAfter(Instant now) {
        ChronoUnit period = this == HOUR ? ChronoUnit.HOURS : ChronoUnit.DAYS;
        return now.truncatedTo(period).plus(1, period);
    }

    /// The word in logs.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<BudgetLimit> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }

    /// The error code of a delivery that was refused for it.
    public String code() {
        return "budget_" + wire();
    }
}
