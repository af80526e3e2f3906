package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;

/// How long one try of a task may take, in seconds.
public sealed interface Timeout {

    /// The longest that the language allows.
    long MOST_SECONDS = 99_999_999;

    record Fixed(long seconds) implements Timeout {}

    record Given(Path path) implements Timeout {}

    /// The timeout of a try that begins now.
    ///
    /// @throws StateFailure `States.Runtime` if the input holds no whole number of seconds from 1 up
    default long seconds(Scope scope) {
        return switch (this) {
            case Fixed(long seconds) -> seconds;
            case Given(Path path) -> {
                JsonNode node = path.get(scope);
                if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
                    throw StateFailure.runtime("TimeoutSecondsPath " + path + " must find a whole number from 1 up");
                }
                yield Math.min(node.intValue(), MOST_SECONDS);
            }
        };
    }
}
