package dev.twoticks.function;

/// Leaves a workflow task that broke: it names nothing, because Step Functions keeps it for 90 days. The
/// state machine retries it by this class name; a retried task claims the same delivery.
public final class TaskFailedException extends RuntimeException {

    TaskFailedException() {
        super("see the function's log", null, false, false);
    }
}
