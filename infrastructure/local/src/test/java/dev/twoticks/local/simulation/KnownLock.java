package dev.twoticks.local.simulation;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The lock of a number and purpose as the rule has it: 50 wrong codes in a row close it for an hour, each five more
/// for four hours, then for a day.
final class KnownLock {

    private static final int FIRST = 50;
    private static final int STEP = 5;

    private int failures;
    private int locks;
    private @Nullable Instant until;

    boolean closed(Instant now) {
        return until != null && now.isBefore(until);
    }

    /// One more wrong code.
    ///
    /// @return until when it has locked, if it has
    @Nullable
    Instant count(Instant now) {
        failures++;
        if (failures < FIRST || failures % STEP != 0) {
            return null;
        }
        until = now.plus(Duration.ofHours(locks == 0 ? 1 : locks == 1 ? 4 : 24));
        locks++;
        return until;
    }

    void reset() {
        failures = 0;
        locks = 0;
        until = null;
    }

    int failures() {
        return failures;
    }
}
