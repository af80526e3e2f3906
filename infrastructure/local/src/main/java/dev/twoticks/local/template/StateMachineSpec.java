package dev.twoticks.local.template;

import java.nio.file.Path;
import java.util.Map;

/// The state machine.
///
/// @param type `STANDARD`
/// @param definition Amazon States Language, with placeholders
/// @param substitutions values of the placeholders: function ARNs
public record StateMachineSpec(
        String logicalId, String arn, String type, Path definition, Map<String, String> substitutions) {

    public StateMachineSpec {
        substitutions = Map.copyOf(substitutions);
    }
}
