package dev.twoticks.function;

/// The only exception that leaves a workflow task: it names nothing, because Step Functions keeps it for 90 days. The
/// state machine retries it by this class name; a retried task claims the same delivery.
public final class TaskFailedException extends RuntimeException {

    TaskFailedException() {
        super("see the function's log", null, false, false);
    }
}
