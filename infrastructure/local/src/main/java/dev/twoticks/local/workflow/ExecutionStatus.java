package dev.twoticks.local.workflow;

/// Where an execution stands, by Step Functions' names.
public enum ExecutionStatus {
    RUNNING,
    SUCCEEDED,
    FAILED,
    TIMED_OUT,
    ABORTED
}
