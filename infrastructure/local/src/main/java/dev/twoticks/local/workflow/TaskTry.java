package dev.twoticks.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.workflow.language.StateFailure;
import org.jspecify.annotations.Nullable;

/// One try of a task: the call, its token if it has one, its timeout. Whatever ends it first counts, the rest is late.
final class TaskTry {

    private final TaskVisit visit;
    private Timers.@Nullable Timer timeout;
    private boolean open = true;

    TaskTry(TaskVisit visit) {
        this.visit = visit;
    }

    boolean isOpen() {
        return open;
    }

    void limit(Timers.Timer timer) {
        timeout = timer;
    }

    void close() {
        open = false;
        if (timeout != null) {
            timeout.cancel();
        }
    }

    void succeedByToken(JsonNode output) {
        visit.succeeded(this, output);
    }

    void failByToken(StateFailure failure) {
        visit.failed(this, failure);
    }
}
