package dev.twoticks.local.workflow.protocol;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.workflow.ExecutionDescription;
import dev.twoticks.local.workflow.ExecutionStatus;
import dev.twoticks.local.workflow.HistoryEvent;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.local.workflow.language.Json;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each operation asks of the engine.
final class Operations {

    /// One operation, from request to answer.
    @FunctionalInterface
    interface Operation {
        ObjectNode answer(Request request);
    }

    private final WorkflowEngine engine;
    private final Map<String, Operation> byName = Map.of(
            "StartExecution", this::start,
            "StopExecution", this::stop,
            "DescribeExecution", this::describe,
            "GetExecutionHistory", this::history,
            "ListExecutions", this::list,
            "SendTaskSuccess", this::succeed,
            "SendTaskFailure", this::fail,
            "SendTaskHeartbeat", Operations::heartbeat);

    Operations(WorkflowEngine engine) {
        this.engine = engine;
    }

    @Nullable
    Operation find(String name) {
        return byName.get(name);
    }

    private ObjectNode start(Request request) {
        request.only("stateMachineArn", "name", "input", "traceHeader");
        ExecutionDescription started =
                engine.start(request.text("stateMachineArn"), request.optional("name"), request.text("input", "{}"));
        return Json.object()
                .put("executionArn", started.executionArn())
                .put("startDate", Answers.time(started.startedAt()));
    }

    private ObjectNode stop(Request request) {
        request.only("executionArn", "error", "cause");
        ExecutionDescription stopped =
                engine.stop(request.text("executionArn"), request.text("error", ""), request.text("cause", ""));
        return Answers.stopDate(Json.object(), stopped);
    }

    private ObjectNode describe(Request request) {
        request.only("executionArn");
        return Answers.description(engine.describe(request.text("executionArn")));
    }

    private ObjectNode history(Request request) {
        request.only("executionArn", "maxResults", "nextToken", "reverseOrder", "includeExecutionData");
        if (request.body().has("includeExecutionData") && !request.flag("includeExecutionData")) {
            throw Request.invalid("a history without its data is not in this subset");
        }
        List<HistoryEvent> events = engine.history(request.text("executionArn"));
        return Page.of(request.flag("reverseOrder") ? events.reversed() : events, request)
                .answer("events", Answers::event);
    }

    private ObjectNode list(Request request) {
        request.only("stateMachineArn", "statusFilter", "maxResults", "nextToken");
        String status = request.optional("statusFilter");
        if (status != null
                && Arrays.stream(ExecutionStatus.values())
                        .noneMatch(known -> known.name().equals(status))) {
            throw Request.invalid("'statusFilter' must be a status");
        }
        List<ExecutionDescription> executions = engine.executions(request.text("stateMachineArn")).stream()
                .filter(execution -> status == null || execution.status().name().equals(status))
                .toList();
        return Page.of(executions, request).answer("executions", Answers::listed);
    }

    private ObjectNode succeed(Request request) {
        request.only("taskToken", "output");
        engine.sendTaskSuccess(request.text("taskToken"), request.text("output"));
        return Json.object();
    }

    private ObjectNode fail(Request request) {
        request.only("taskToken", "error", "cause");
        // Without a name, only catchers of every failed task can cover it.
        String error = request.text("error", "States.TaskFailed");
        engine.sendTaskFailure(request.text("taskToken"), error, request.text("cause", ""));
        return Json.object();
    }

    private static ObjectNode heartbeat(Request request) {
        throw Request.invalid("no state of this subset has HeartbeatSeconds, so no task takes a heartbeat");
    }
}
