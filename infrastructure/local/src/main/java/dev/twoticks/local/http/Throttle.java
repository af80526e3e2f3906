package dev.twoticks.local.http;

import dev.twoticks.local.template.ThrottleSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// A route's throttle: a bucket of requests that fills by so many a second.
final class Throttle {

    private final Clock clock;
    private final ThrottleSpec spec;
    private double left;
    private Instant filled;

    Throttle(ThrottleSpec spec, Clock clock) {
        this.clock = clock;
        this.spec = spec;
        this.left = spec.burst();
        this.filled = clock.instant();
    }

    synchronized boolean admits() {
        Instant now = clock.instant();
        left = Math.min(
                spec.burst(),
                left + spec.perSecond() * Duration.between(filled, now).toMillis() / 1000.0);
        filled = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
