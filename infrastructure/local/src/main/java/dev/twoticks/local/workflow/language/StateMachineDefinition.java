package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A state machine that has passed every check this subset has.
///
/// @param timeout how long an execution may take in all; no state can catch its end
/// @param states by name, in the order of the file
public record StateMachineDefinition(String startAt, Optional<Duration> timeout, Map<String, State> states) {

    /// Reads a definition.
    ///
    /// @throws DefinitionRefused with every mistake found
    public static StateMachineDefinition parse(String json) {
        try {
            return MachineReader.read(Json.parse(json));
        } catch (JsonProcessingException e) {
            throw new DefinitionRefused(List.of("definition: " + e.getMessage()));
        }
    }

    /// A state that is known to exist: all names were checked at load.
    public State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("no state " + name);
        }
        return state;
    }
}
