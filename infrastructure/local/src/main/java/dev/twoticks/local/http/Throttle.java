package dev.twoticks.local.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/// The stage's throttle: a bucket of `burst` requests that fills by `rate` a second.
public final class Throttle {

    private final Clock clock;
    private final double rate;
    private final int burst;
    private double left;
    private Instant filled;

    public Throttle(Clock clock, double rate, int burst) {
        this.clock = clock;
        this.rate = rate;
        this.burst = burst;
        this.left = burst;
        this.filled = clock.instant();
    }

    synchronized boolean admits() {
        Instant now = clock.instant();
        left = Math.min(burst, left + rate * Duration.between(filled, now).toMillis() / 1000.0);
        filled = now;
        if (left < 1) {
            return false;
        }
        left -= 1;
        return true;
    }
}
