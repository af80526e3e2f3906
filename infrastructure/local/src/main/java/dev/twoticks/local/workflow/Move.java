package dev.twoticks.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.workflow.language.StateFailure;
import org.jspecify.annotations.Nullable;

/// What an execution does next.
sealed interface Move {

    Move PAUSE = new Pause();

    record To(String state, JsonNode input) implements Move {}

    record End(JsonNode output) implements Move {}

    record Failed(StateFailure failure) implements Move {}

    /// Nothing, until an answer, a token or a timer comes.
    record Pause() implements Move {}

    static Move to(@Nullable String next, JsonNode output) {
        return next == null ? new End(output) : new To(next, output);
    }
}
