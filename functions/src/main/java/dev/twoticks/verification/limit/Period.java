package dev.twoticks.verification.limit;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/// A fixed period of the clock, in UTC. It begins for everybody at the same time, so that its end tells nothing of
/// anybody; around that edge at most twice its limit passes within one period's length.
public enum Period {
    MINUTE(ChronoUnit.MINUTES, "uuuu-MM-dd'T'HH:mm"),
    HOUR(ChronoUnit.HOURS, "uuuu-MM-dd'T'HH"),
    DAY(ChronoUnit.DAYS, "uuuu-MM-dd");

    private final ChronoUnit unit;

    @SuppressWarnings("ImmutableEnumChecker") // formatters cannot be changed
    private final DateTimeFormatter name;

    Period(ChronoUnit unit, String name) {
        this.unit = unit;
        this.name = DateTimeFormatter.ofPattern(name).withZone(ZoneOffset.UTC);
    }

    Instant startOf(Instant time) {
        return time.truncatedTo(unit);
    }

    Instant endOf(Instant time) {
        return startOf(time).plus(1, unit);
    }

    /// The period in a key: `2026-11-25T21`.
    String nameOf(Instant time) {
        return name.format(time);
    }
}
