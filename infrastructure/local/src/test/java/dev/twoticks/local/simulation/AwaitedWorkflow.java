package dev.twoticks.local.simulation;

import dev.twoticks.local.races.EngineClient;
import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.verification.DeliveryTasks;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskToken;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;

/// Step Functions' client to an engine that is far away.
final class AwaitedWorkflow implements SfnClient {

    private final SfnClient behind;
    private final Awaited awaited;

    AwaitedWorkflow(WorkflowEngine engine, Awaited awaited) {
        this.behind = new EngineClient(engine);
        this.awaited = awaited;
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        return awaited.call("startExecution", () -> behind.startExecution(request), AwaitedWorkflow::noAnswer);
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        return awaited.call("sendTaskSuccess", () -> behind.sendTaskSuccess(request), AwaitedWorkflow::noAnswer);
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        return awaited.call("sendTaskFailure", () -> behind.sendTaskFailure(request), AwaitedWorkflow::noAnswer);
    }

    /// The service's tasks, told one after the other where the adapter tells them at once: its threads would not wait
    /// for their turns.
    static DeliveryTasks inTurn(DeliveryTasks adapter) {
        return new DeliveryTasks() {
            @Override
            public void answer(TaskToken token, TaskAnswer answer) {
                adapter.answer(token, answer);
            }
        };
    }

    private static SdkClientException noAnswer() {
        return SdkClientException.create("no answer");
    }

    @Override
    public String serviceName() {
        return SfnClient.SERVICE_NAME;
    }

    @Override
    public void close() {
        // holds nothing
    }
}
