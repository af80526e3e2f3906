package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/// How long a Wait state waits.
public sealed interface Delay {

    record Seconds(long seconds) implements Delay {}

    record SecondsGiven(Path path) implements Delay {}

    record Until(Instant time) implements Delay {}

    record UntilGiven(Path path) implements Delay {}

    /// Never negative: a moment that has passed is not waited for.
    ///
    /// @throws StateFailure `States.Runtime` if the input holds no such value
    default Duration from(Instant now, Scope scope) {
        return switch (this) {
            case Seconds(long seconds) -> Duration.ofSeconds(seconds);
            case SecondsGiven(Path path) -> seconds(path, path.get(scope));
            case Until(Instant time) -> until(now, time);
            case UntilGiven(Path path) -> until(now, time(path, path.get(scope)));
        };
    }

    private static Duration until(Instant now, Instant time) {
        return time.isAfter(now) ? Duration.between(now, time) : Duration.ZERO;
    }

    private static Duration seconds(Path path, JsonNode node) {
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 0) {
            throw StateFailure.runtime("SecondsPath " + path + " must find a whole number from 0 up");
        }
        return Duration.ofSeconds(node.intValue());
    }

    private static Instant time(Path path, JsonNode node) {
        try {
            return Instant.parse(node.asText());
        } catch (DateTimeParseException _) {
            throw StateFailure.runtime("TimestampPath " + path + " must find a time");
        }
    }
}
