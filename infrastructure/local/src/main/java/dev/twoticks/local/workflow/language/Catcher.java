package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a task's error leads, when no retry is left.
///
/// @param result where the error is put into the state's input; null drops it
public record Catcher(List<String> errors, @Nullable Path result, String next) {

    public boolean covers(String error) {
        return ErrorNames.covers(errors, error);
    }

    /// What the next state gets.
    ///
    /// @throws StateFailure if the error cannot be placed
    public JsonNode output(JsonNode raw, StateFailure failure) {
        JsonNode error = Json.object().put("Error", failure.error()).put("Cause", failure.cause());
        return DataFlow.place(result, raw, error);
    }
}
