package dev.twoticks.verification;

/// What came of starting a round's workflow.
public sealed interface WorkflowStart {

    /// It runs, or ran before.
    record Confirmed() implements WorkflowStart {}

    /// It may run or not.
    ///
    /// @param error the service's code for it, or the class of what broke: what tells a missing permission from an
    ///     outage. Never a message, which could name what was sent
    record Unconfirmed(String error) implements WorkflowStart {}
}
