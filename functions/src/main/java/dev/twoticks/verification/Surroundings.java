package dev.twoticks.verification;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.random.RandomGenerator;

/// What every use case needs from outside: time, chance and a place for events.
///
/// @param random cryptographically strong
public record Surroundings(Clock clock, RandomGenerator random, EventLog events) {

    /// The time of one request. Milliseconds, as the table keeps them, so that what is written reads back
    /// equal.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
