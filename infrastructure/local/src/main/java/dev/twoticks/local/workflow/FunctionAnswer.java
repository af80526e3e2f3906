package dev.twoticks.local.workflow;

/// What became of one function call.
public sealed interface FunctionAnswer {

    /// The function returned.
    ///
    /// @param json its answer, one JSON value
    record Returned(String json) implements FunctionAnswer {}

    /// The function threw, ran out of time, or could not be called.
    ///
    /// @param errorType the full class name of the exception, or Lambda's own name: `Sandbox.Timedout`,
    ///     `Lambda.TooManyRequestsException`, …
    record Failed(String errorType, String errorMessage) implements FunctionAnswer {}
}
