package dev.twoticks.local.races;

import dev.twoticks.local.workflow.WorkflowEngine;
import dev.twoticks.local.workflow.WorkflowRefusal;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskFailureResponse;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessRequest;
import software.amazon.awssdk.services.sfn.model.SendTaskSuccessResponse;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.StartExecutionResponse;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// Step Functions' client straight on the engine, so that the service's own adapters talk to it without a
/// network.
public final class EngineClient implements SfnClient {

    private final WorkflowEngine engine;

    public EngineClient(WorkflowEngine engine) {
        this.engine = engine;
    }

    @Override
    public StartExecutionResponse startExecution(StartExecutionRequest request) {
        return answered(() -> {
            String arn = engine.start(request.stateMachineArn(), request.name(), request.input())
                    .executionArn();
            return StartExecutionResponse.builder().executionArn(arn).build();
        });
    }

    @Override
    public SendTaskSuccessResponse sendTaskSuccess(SendTaskSuccessRequest request) {
        return answered(() -> {
            engine.sendTaskSuccess(request.taskToken(), request.output());
            return SendTaskSuccessResponse.builder().build();
        });
    }

    @Override
    public SendTaskFailureResponse sendTaskFailure(SendTaskFailureRequest request) {
        return answered(() -> {
            engine.sendTaskFailure(request.taskToken(), request.error(), "");
            return SendTaskFailureResponse.builder().build();
        });
    }

    private interface Call<T> {
        T make();
    }

    private static <T> T answered(Call<T> call) {
        try {
            return call.make();
        } catch (WorkflowRefusal refusal) {
            throw inTheClientsWords(refusal);
        }
    }

    /// Only the two refusals that the service has to live with; any other is a mistake and fails the test.
    private static AwsServiceException inTheClientsWords(WorkflowRefusal refusal) {
        if (refusal.reason() == WorkflowRefusal.Reason.EXECUTION_ALREADY_EXISTS) {
            return ExecutionAlreadyExistsException.builder().build();
        }
        if (refusal.reason() == WorkflowRefusal.Reason.TASK_TIMED_OUT) {
            return TaskTimedOutException.builder().build();
        }
        throw new AssertionError(refusal);
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
