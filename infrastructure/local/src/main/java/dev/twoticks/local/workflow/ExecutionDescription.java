package dev.twoticks.local.workflow;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An execution as one looks at it from outside, at one moment.
///
/// @param input the JSON text it was started with
/// @param stoppedAt null while it runs
/// @param output the JSON text it ended with, if it succeeded
/// @param error the error's name, if it did not
/// @param cause what the error says, possibly empty
public record ExecutionDescription(
        String executionArn,
        String stateMachineArn,
        String name,
        ExecutionStatus status,
        Instant startedAt,
        @Nullable Instant stoppedAt,
        String input,
        @Nullable String output,
        @Nullable String error,
        @Nullable String cause) {}
