package dev.twoticks.local.lambda;

/// What came of calling a function.
public sealed interface Invocation {

    record Returned(String json) implements Invocation {}

    /// The function threw, or ran out of time.
    ///
    /// @param errorType the exception's class, in full, or `Sandbox.Timedout`
    record Failed(String errorType, String errorMessage) implements Invocation {}
}
