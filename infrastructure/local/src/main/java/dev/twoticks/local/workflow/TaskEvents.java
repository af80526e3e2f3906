package dev.twoticks.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.workflow.language.ErrorNames;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.State;
import dev.twoticks.local.workflow.language.StateFailure;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Writes what a task does into its execution's history.
final class TaskEvents {

    private static final String MASK = "(task token)";

    private final State.Task task;
    private final Execution execution;

    TaskEvents(State.Task task, Execution execution) {
        this.task = task;
        this.execution = execution;
    }

    void scheduled(JsonNode parameters, String token, @Nullable Long timeoutSeconds) {
        String text = Json.text(parameters);
        Map<String, Object> details = details();
        details.put("region", execution.region());
        details.put("parameters", token.isEmpty() ? text : text.replace(token, MASK));
        if (timeoutSeconds != null) {
            details.put("timeoutInSeconds", timeoutSeconds);
        }
        execution.record(EventType.TASK_SCHEDULED, details);
        execution.record(EventType.TASK_STARTED, details());
    }

    void submitted(JsonNode result) {
        record(EventType.TASK_SUBMITTED, "output", Json.text(result));
    }

    void succeeded(JsonNode result) {
        record(EventType.TASK_SUCCEEDED, "output", Json.text(result));
    }

    void failed(StateFailure failure) {
        boolean timeout = failure.error().equals(ErrorNames.TIMEOUT);
        Map<String, Object> details = details();
        details.put("error", failure.error());
        details.put("cause", failure.cause());
        execution.record(timeout ? EventType.TASK_TIMED_OUT : EventType.TASK_FAILED, details);
    }

    private void record(EventType type, String name, String value) {
        Map<String, Object> details = details();
        details.put(name, value);
        execution.record(type, details);
    }

    private Map<String, Object> details() {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("resourceType", "lambda");
        details.put("resource", task.waitsForToken() ? "invoke.waitForTaskToken" : "invoke");
        return details;
    }
}
