package dev.twoticks.local.workflow;

/// A state that an execution stays in until something happens.
interface Visit {

    /// Forgets what the state was waiting for: the execution has ended.
    void abandon();
}
