package dev.twoticks.verification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that stands still until a test moves it.
public final class MovableTestClock extends Clock {

    private Instant now;

    public MovableTestClock(Instant start) {
        this.now = start;
    }

    public synchronized void forward(Duration step) {
        now = now.plus(step);
    }

    public synchronized void moveTo(Instant instant) {
        now = instant;
    }

    @Override
    public synchronized Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the service knows instants only");
    }
}
