package dev.twoticks.local.workflow.language;

import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One rule for trying a task again.
///
/// @param mostSeconds `MaxDelaySeconds`
/// @param jitter `FULL`: any delay from none to the one computed
public record Retrier(
        List<String> errors,
        long intervalSeconds,
        long maxAttempts,
        double backoffRate,
        @Nullable Long mostSeconds,
        boolean jitter) {

    public boolean covers(String error) {
        return ErrorNames.covers(errors, error);
    }

    /// How long to wait before another try.
    ///
    /// @param earlier how often this rule has already been applied in this visit of the state
    public Duration delay(long earlier, RandomGenerator random) {
        double seconds = intervalSeconds * Math.pow(backoffRate, (double) earlier);
        double most = mostSeconds == null ? (double) Timeout.MOST_SECONDS : mostSeconds.doubleValue();
        double capped = Math.min(seconds, most);
        return Duration.ofMillis(Math.round(1000 * (jitter ? capped * random.nextDouble() : capped)));
    }
}
