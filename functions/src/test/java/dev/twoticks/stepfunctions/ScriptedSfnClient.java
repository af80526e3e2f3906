package dev.twoticks.stepfunctions;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/// Records every request and throws what the test has lined up, one per call; then it answers.
final class ScriptedSfnClient implements SfnClient {

    final List<StartExecutionRequest> starts = new ArrayList<>();
    final List<SendTaskSuccessRequest> successes = new ArrayList<>();
    final List<SendTaskFailureRequest> failures = new ArrayList<>();
    private final Deque<RuntimeException> trouble = new ArrayDeque<>();

    ScriptedSfnClient thatThrows(RuntimeException... next) {
        trouble.addAll(List.of(next));
        return this;
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        starts.add(request);
        play();
        return StartExecutionResponse.builder().executionArn("arn:execution").build();
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        successes.add(request);
        play();
        return SendTaskSuccessResponse.builder().build();
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        failures.add(request);
        play();
        return SendTaskFailureResponse.builder().build();
    }

    private void play() {
        RuntimeException next = trouble.poll();
        if (next != null) {
            throw next;
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
