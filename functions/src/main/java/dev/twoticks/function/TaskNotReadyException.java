package dev.twoticks.function;

/// Leaves a workflow task that has no keys yet, as in the first seconds of a deployment. It names nothing, like
/// [TaskFailedException], and the state machine is more patient with it: nothing is claimed before there are keys.
public final class TaskNotReadyException extends RuntimeException {

    TaskNotReadyException() {
        super("no keys yet", null, false, false);
    }
}
