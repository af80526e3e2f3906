package dev.twoticks.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.time.Instant;

/// What is settled when an execution starts.
///
/// @param input the text given, which a repeated start must equal
record ExecutionStart(
        String executionArn,
        String stateMachineArn,
        String name,
        StateMachineDefinition definition,
        String input,
        JsonNode inputNode,
        Instant at) {}
