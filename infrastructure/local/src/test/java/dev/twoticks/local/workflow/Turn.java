package dev.twoticks.local.workflow;

/// What becomes of one call of a function in a scenario.
sealed interface Turn {

    /// It returns, and its token is answered later.
    record Succeeds(String outcome) implements Turn {}

    /// It returns, and its token is answered with an error later.
    record Refused(String error) implements Turn {}

    /// It returns, and nobody answers its token.
    record Silent() implements Turn {}

    /// It throws.
    record Throws(String errorType) implements Turn {}

    /// It returns what the state machine reads.
    record Returns(String json) implements Turn {}

    /// What the function itself does.
    default FunctionAnswer answer() {
        return switch (this) {
            case Throws(String errorType) -> new FunctionAnswer.Failed(errorType, "scripted");
            case Returns(String json) -> new FunctionAnswer.Returned(json);
            case Succeeds _, Refused _, Silent _ -> new FunctionAnswer.Returned("{}");
        };
    }

    /// Whether the state machine then waits for the token.
    default boolean waits() {
        return switch (this) {
            case Succeeds _, Refused _, Silent _ -> true;
            case Throws _, Returns _ -> false;
        };
    }
}
