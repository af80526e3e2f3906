package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I13;

import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.delivery.Channel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;

/// What the messages of a world came to, held against its country's budget as the owner's guide writes it. A message
/// belongs to the clock hour and the UTC day in which its delivery was claimed.
final class KnownBudget {

    private static final Duration REMEMBERED = Duration.ofDays(14);
    private static final int BUSY_HOURS = 6;

    private final Allowances allowed;
    private final Map<Instant, Sums> hours = new HashMap<>();
    private final Map<Instant, Sums> days = new HashMap<>();

    private static final class Sums {
        private long posted;
        private long approved;
        private long micros;
    }

    KnownBudget(Allowances allowed) {
        this.allowed = allowed;
    }

    /// A message was handed over.
    void posted(Instant claimedAt, Channel channel) {
        BudgetRules rules = allowed.budget();
        Sums hour = of(hours, claimedAt, ChronoUnit.HOURS);
        Sums day = of(days, claimedAt, ChronoUnit.DAYS);
        hour.posted++;
        day.posted++;
        day.micros += rules.prices().of(channel).micros();
        require(day.micros <= rules.dailySpend().micros(), "the country's money was spent");
        require(day.micros <= allowed.spend().micros(), "all money was spent");
        if (rules.mode() == BudgetRules.Mode.ENFORCE) {
            long busiest = busiest(claimedAt);
            require(hour.posted <= anHour(busiest, hour.approved) + hour.approved, hour.posted + " in an hour");
            require(day.posted <= aDay(busiest) + day.approved, day.posted + " in a day");
        }
    }

    /// It was no message after all.
    void takenBack(Instant claimedAt, Channel channel) {
        Sums day = of(days, claimedAt, ChronoUnit.DAYS);
        of(hours, claimedAt, ChronoUnit.HOURS).posted--;
        day.posted--;
        day.micros -= allowed.budget().prices().of(channel).micros();
    }

    /// A delivery's verification was approved, whatever had become of the delivery.
    void approved(Instant claimedAt) {
        of(hours, claimedAt, ChronoUnit.HOURS).approved++;
        of(days, claimedAt, ChronoUnit.DAYS).approved++;
    }

    private long anHour(long busiest, long approved) {
        int percent = allowed.budget().hourlySharePercent();
        long share = Math.max(busiest * percent / 100 / BUSY_HOURS, approved * percent / 100);
        return Math.max(allowed.budget().unverifiedPerHour(), share);
    }

    private long aDay(long busiest) {
        long share = busiest * allowed.budget().dailySharePercent() / 100;
        return Math.max(allowed.budget().unverifiedPerDay(), share);
    }

    private long busiest(Instant now) {
        Instant first = now.truncatedTo(ChronoUnit.DAYS).minus(REMEMBERED);
        return days.entrySet().stream()
                .filter(it -> !it.getKey().isBefore(first) && !it.getKey().isAfter(now))
                .mapToLong(it -> it.getValue().approved)
                .max()
                .orElse(0);
    }

    private static Sums of(Map<Instant, Sums> periods, Instant time, ChronoUnit unit) {
        return periods.computeIfAbsent(time.truncatedTo(unit), _ -> new Sums());
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(I13, otherwise);
        }
    }
}
