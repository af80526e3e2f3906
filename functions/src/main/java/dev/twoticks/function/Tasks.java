package dev.twoticks.function;

import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import dev.twoticks.verification.key.KeysNotReadyException;
import java.util.function.Supplier;

/// Runs the body of a workflow task and lets nothing but [TaskFailedException] and [TaskNotReadyException] out of it.
final class Tasks {

    private Tasks() {}

    static <T> T run(EventLog events, Supplier<T> body) {
        try {
            return body.get();
        } catch (KeysNotReadyException e) {
            events.record(Event.broken(e));
            throw new TaskNotReadyException();
        } catch (Throwable e) {
            // an Error too: the workflow would keep its message for 90 days
            events.record(Event.broken(e));
            throw new TaskFailedException();
        }
    }
}
