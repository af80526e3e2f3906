package dev.twoticks.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.workflow.language.Catcher;
import dev.twoticks.local.workflow.language.ErrorNames;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.Retrier;
import dev.twoticks.local.workflow.language.Scope;
import dev.twoticks.local.workflow.language.State;
import dev.twoticks.local.workflow.language.StateFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One visit of a Task state: its tries, and what becomes of their ends. Every method runs under the engine's lock.
///
/// A token that is answered while its function still runs ends the try at once, and the function's answer is ignored.
/// Other interpreters hold the answer back until the function has returned; which of them is like AWS is not
/// documented, and this one lets more happen in between.
final class TaskVisit implements Visit {

    private final State.Task task;
    private final Scope raw;
    private final Execution execution;
    private final TaskEvents events;
    private final Map<Retrier, Long> retries = new HashMap<>();
    private @Nullable TaskTry current;
    private Timers.@Nullable Timer pause;

    TaskVisit(State.Task task, Scope raw, Execution execution) {
        this.task = task;
        this.raw = raw;
        this.execution = execution;
        this.events = new TaskEvents(task, execution);
    }

    Move begin() {
        try {
            attempt();
            return Move.PAUSE;
        } catch (StateFailure failure) {
            return handle(failure);
        }
    }

    @Override
    public void abandon() {
        if (current != null) {
            current.close();
        }
        if (pause != null) {
            pause.cancel();
        }
    }

    void succeeded(TaskTry ended, JsonNode result) {
        ended.close();
        events.succeeded(result);
        execution.proceed(leave(result));
    }

    void failed(TaskTry ended, StateFailure failure) {
        ended.close();
        events.failed(failure);
        execution.proceed(handle(failure));
    }

    private void attempt() {
        execution.history().mayGoOn();
        TaskTry started = new TaskTry(this);
        String token = task.waitsForToken() ? execution.tokens().next() : "";
        Scope scope = task.waitsForToken() ? withToken(token) : raw;
        JsonNode parameters = task.data().enter(scope);
        Long seconds = task.timeout() == null ? null : task.timeout().seconds(raw);
        Json.flowing(parameters, "The payload of state " + task.name());
        if (task.waitsForToken()) {
            execution.tokens().issue(token, started);
        }
        current = started;
        events.scheduled(parameters, token, seconds);
        if (seconds != null) {
            started.limit(execution.loop().after(Duration.ofSeconds(seconds), () -> timedOut(started)));
        }
        String function = parameters.path("FunctionName").textValue();
        String payload = parameters.has("Payload") ? Json.text(parameters.path("Payload")) : "{}";
        execution.loop().invoke(function, payload, answer -> answered(started, function, answer));
    }

    private Scope withToken(String token) {
        ObjectNode context = raw.context().deepCopy();
        context.putObject("Task").put("Token", token);
        return new Scope(raw.data(), context);
    }

    private void timedOut(TaskTry started) {
        if (started.isOpen()) {
            failed(started, new StateFailure(ErrorNames.TIMEOUT, ""));
        }
    }

    private void answered(TaskTry started, String function, FunctionAnswer answer) {
        if (!started.isOpen()) {
            return; // given up on meanwhile: the function ran on for nothing
        }
        switch (answer) {
            case FunctionAnswer.Failed failed -> failed(started, LambdaResults.failure(failed));
            case FunctionAnswer.Returned returned -> returned(started, function, returned);
        }
    }

    private void returned(TaskTry started, String function, FunctionAnswer.Returned returned) {
        JsonNode result;
        try {
            result = LambdaResults.wrapped(function, returned);
            Json.flowing(result, "The result of state " + task.name());
        } catch (StateFailure failure) {
            failed(started, failure);
            return;
        } catch (JsonProcessingException _) {
            failed(started, StateFailure.runtime("The function's answer is not JSON"));
            return;
        }
        if (task.waitsForToken()) {
            events.submitted(result); // the answer counts for nothing; the token's holder decides
        } else {
            succeeded(started, result);
        }
    }

    private Move leave(JsonNode result) {
        try {
            return execution.leave(task, task.data().leave(raw, result), task.next());
        } catch (StateFailure failure) {
            return handle(failure);
        }
    }

    private Move handle(StateFailure failure) {
        for (Retrier retrier : task.retriers()) {
            if (retrier.covers(failure.error())) {
                long earlier = retries.merge(retrier, 1L, Long::sum) - 1;
                if (earlier < retrier.maxAttempts()) {
                    return retryAfter(retrier.delay(earlier, execution.random()));
                }
                break;
            }
        }
        for (Catcher catcher : task.catchers()) {
            if (catcher.covers(failure.error())) {
                return caught(catcher, failure);
            }
        }
        return new Move.Failed(failure);
    }

    private Move retryAfter(Duration delay) {
        pause = execution.loop().after(delay, () -> {
            if (execution.isVisiting(this)) {
                execution.proceed(begin());
            }
        });
        return Move.PAUSE;
    }

    private Move caught(Catcher catcher, StateFailure failure) {
        try {
            return execution.leave(task, catcher.output(raw.data(), failure), catcher.next());
        } catch (StateFailure misplaced) {
            return new Move.Failed(misplaced);
        }
    }
}
