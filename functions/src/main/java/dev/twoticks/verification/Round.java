package dev.twoticks.verification;

import dev.twoticks.verification.plan.Plan;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// One request for the code: the start, then each resend.
///
/// @param number from 1
/// @param nextAt when the next one may be asked for
/// @param unstarted the workflow could not be started: the next request starts this round again, with the same
///     plan
public record Round(int number, Plan plan, Instant nextAt, boolean unstarted) {

    /// Rounds of one verification.
    public static final int MOST = 5;

    private static final List<Duration> PAUSES =
            List.of(Duration.ofSeconds(30), Duration.ofSeconds(60), Duration.ofSeconds(120), Duration.ofSeconds(300));

    /// A round that opens now.
    public static Round opened(int number, Plan plan, Instant now) {
        return new Round(number, plan, now.plus(pauseAfter(number)), false);
    }

    /// How long the client waits after round `number` before it asks again.
    static Duration pauseAfter(int number) {
        return PAUSES.get(Math.min(number, PAUSES.size()) - 1);
    }

    /// The same round, started again after its workflow could not be.
    Round takenUp(Instant now) {
        return new Round(number, plan, now.plus(pauseAfter(number)), false);
    }

    /// Rounds that may still be asked for.
    public int left() {
        return MOST - number;
    }
}
