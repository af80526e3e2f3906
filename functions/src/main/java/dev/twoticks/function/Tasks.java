package dev.twoticks.function;

import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import java.util.function.Supplier;

/// Runs the body of a workflow task and lets nothing but [TaskFailedException] out of it.
final class Tasks {

    private Tasks() {}

    static <T> T run(EventLog events, Supplier<T> body) {
        try {
            return body.get();
        } catch (Throwable e) {
            // an Error too: the workflow would keep its message for 90 days
            events.record(Event.broken(e));
            throw new TaskFailedException();
        }
    }
}
