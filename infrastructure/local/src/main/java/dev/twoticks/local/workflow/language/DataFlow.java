package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/// How data passes through a state: `InputPath`, `Parameters`, `ResultSelector`, `ResultPath`, `OutputPath`, in this
/// order. A path that is null stands for JSON `null`: nothing comes in, the result is dropped, nothing goes out.
public record DataFlow(
        @Nullable Path input,
        @Nullable Template parameters,
        @Nullable Template selector,
        @Nullable Path result,
        @Nullable Path output) {

    /// What the state works on.
    ///
    /// @throws StateFailure if a path finds nothing
    public JsonNode enter(Scope raw) {
        JsonNode chosen = input == null ? Json.object() : input.get(raw);
        return parameters == null ? chosen : parameters.fill(raw.over(chosen));
    }

    /// What the state passes on, given what it worked out.
    ///
    /// @throws StateFailure if a path finds nothing or the result cannot be placed
    public JsonNode leave(Scope raw, JsonNode worked) {
        JsonNode selected = selector == null ? worked : selector.fill(raw.over(worked));
        return filter(raw, place(result, raw.data(), selected));
    }

    /// What a state without a result passes on: its input after `InputPath`, through `OutputPath`.
    public JsonNode through(Scope raw) {
        return filter(raw, enter(raw));
    }

    static JsonNode place(@Nullable Path at, JsonNode raw, JsonNode value) {
        return at == null ? raw : at.put(raw, value);
    }

    private JsonNode filter(Scope raw, JsonNode data) {
        return output == null ? Json.object() : output.get(raw.over(data));
    }
}
