package dev.twoticks.stepfunctions;

import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/// Records every request and throws what the test has lined up, one per call; then it answers.
final class ScriptedSfnClient implements SfnClient {

    final List<StartExecutionRequest> starts = new CopyOnWriteArrayList<>();
    final List<SendTaskSuccessRequest> successes = new CopyOnWriteArrayList<>();
    final List<SendTaskFailureRequest> failures = new CopyOnWriteArrayList<>();
    private final Deque<RuntimeException> trouble = new ConcurrentLinkedDeque<>();
    private volatile boolean hangs;

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

    /// Calls do not come back until their thread is interrupted.
    void thatHangs() {
        hangs = true;
    }

    private void play() {
        if (hangs) {
            hang();
        }
        RuntimeException next = trouble.poll();
        if (next != null) {
            throw next;
        }
    }

    private static void hang() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SdkClientException.create("interrupted", e);
        }
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
