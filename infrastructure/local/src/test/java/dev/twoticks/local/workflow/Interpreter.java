package dev.twoticks.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.twoticks.local.Await;
import dev.twoticks.local.workflow.language.Json;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;
import software.amazon.awssdk.services.sfn.model.HistoryEventType;

/// Something that runs state machines behind Step Functions' protocol, in real time.
///
/// @param machine ARN of the shipped state machine in it
/// @param functions that it calls
record Interpreter(SfnClient client, String machine, ScenarioFunctions functions) {

    /// One execution, played to its end.
    record Played(String ref, List<HistoryEvent> history) {

        /// Each event with what it says that is the same on every interpreter.
        List<String> trace() {
            return history.stream().map(Interpreter::words).toList();
        }
    }

    Played play(DeliveryScenario scenario) {
        String ref = UUID.randomUUID().toString().replace("-", "");
        functions.expect(ref, scenario.turns());
        String execution = client.startExecution(
                        request -> request.stateMachineArn(machine).name(ref).input(scenario.input(ref)))
                .executionArn();
        int submitted = 0;
        for (int call = 0; call < scenario.turns().size(); call++) {
            int calls = call + 1;
            Await.until(scenario + ": call " + calls, () -> functions.calls(ref), it -> it >= calls);
            Turn turn = scenario.turns().get(call);
            submitted += turn.waits() ? 1 : 0;
            end(execution, turn, functions.token(ref, call).orElseThrow(), submitted);
        }
        Await.until(
                scenario + ": its end",
                () -> client.describeExecution(request -> request.executionArn(execution))
                        .status(),
                it -> it != ExecutionStatus.RUNNING);
        List<HistoryEvent> history = history(execution);
        if (functions.calls(ref) != scenario.turns().size()) {
            throw new AssertionError(scenario + ": " + functions.calls(ref) + " calls, " + history);
        }
        return new Played(ref, history);
    }

    /// Answers the token when the function's own answer has been noted: before that, interpreters differ.
    private void end(String execution, Turn turn, String token, int submitted) {
        switch (turn) {
            case Turn.Succeeds(String outcome) -> {
                awaitSubmitted(execution, submitted);
                client.sendTaskSuccess(request -> request.taskToken(token).output("{\"outcome\":\"" + outcome + "\"}"));
            }
            case Turn.Refused(String error) -> {
                awaitSubmitted(execution, submitted);
                client.sendTaskFailure(
                        request -> request.taskToken(token).error(error).cause("scripted"));
            }
            case Turn.Silent _, Turn.Throws _, Turn.Returns _ -> {
                // nothing to answer
            }
        }
    }

    private void awaitSubmitted(String execution, int count) {
        Await.until(
                "the function's answer",
                () -> history(execution).stream()
                        .filter(it -> it.type() == HistoryEventType.TASK_SUBMITTED)
                        .count(),
                it -> it >= count);
    }

    private List<HistoryEvent> history(String execution) {
        return client
                .getExecutionHistoryPaginator(
                        request -> request.executionArn(execution).includeExecutionData(true))
                .events()
                .stream()
                .toList();
    }

    private static String words(HistoryEvent event) {
        String details = switch (event.type()) {
            case EXECUTION_STARTED -> json(event.executionStartedEventDetails().input());
            case EXECUTION_SUCCEEDED ->
                json(event.executionSucceededEventDetails().output());
            case EXECUTION_FAILED ->
                event.executionFailedEventDetails().error() + ": "
                        + event.executionFailedEventDetails().cause();
            case TASK_SCHEDULED ->
                event.taskScheduledEventDetails().resource() + " for "
                        + event.taskScheduledEventDetails().timeoutInSeconds() + " s";
            case TASK_SUCCEEDED -> event.taskSucceededEventDetails().resource();
            case TASK_FAILED -> event.taskFailedEventDetails().error();
            case TASK_TIMED_OUT -> event.taskTimedOutEventDetails().error();
            default ->
                event.stateEnteredEventDetails() != null
                        ? event.stateEnteredEventDetails().name() + " "
                                + json(event.stateEnteredEventDetails().input())
                        : event.stateExitedEventDetails() != null
                                ? event.stateExitedEventDetails().name() + " "
                                        + json(event.stateExitedEventDetails().output())
                                : "";
        };
        return (event.typeAsString() + " " + details.replaceAll("[0-9a-f]{32}", "REF")).strip();
    }

    private static String json(String text) {
        try {
            return Json.text(Json.parse(text));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }
}
