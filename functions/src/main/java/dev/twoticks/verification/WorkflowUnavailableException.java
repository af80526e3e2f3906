package dev.twoticks.verification;

/// The workflow service does not answer. The message names no data.
public final class WorkflowUnavailableException extends RuntimeException {

    public WorkflowUnavailableException(String operation, Throwable cause) {
        super(operation, cause);
    }
}
