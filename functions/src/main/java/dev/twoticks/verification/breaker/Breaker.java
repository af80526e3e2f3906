package dev.twoticks.verification.breaker;

import java.time.Duration;
import java.time.Instant;

/// A breaker that is open: WhatsApp is not tried until `retryAt`. The first start after that goes through to find
/// out, and moves `retryAt` on; a breaker that nobody has opened is not there.
///
/// @param pause how long it was closed to messages the last time
public record Breaker(BreakerKey key, Instant retryAt, Duration pause) {

    /// The same breaker, being probed: closed to the others for twice as long as before.
    public Breaker probed(Instant now, Duration longest) {
        Duration next = pause.multipliedBy(2);
        Duration bounded = next.compareTo(longest) < 0 ? next : longest;
        return new Breaker(key, now.plus(bounded), bounded);
    }

    /// When it was opened, or somebody last went through it.
    public Instant since() {
        return retryAt.minus(pause);
    }

    public boolean open(Instant now) {
        return now.isBefore(retryAt);
    }
}
