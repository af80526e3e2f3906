package dev.twoticks.stepfunctions;

import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.WorkflowStart;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.plan.Plan;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;

/// Starts one standard execution a round.
public final class StepFunctionsDeliveryWorkflow implements DeliveryWorkflow {

    private static final int TRIES = 2;

    private final SfnClient client;
    private final String stateMachine;

    /// @param stateMachine the ARN of the delivery state machine
    public StepFunctionsDeliveryWorkflow(SfnClient client, String stateMachine) {
        this.client = client;
        this.stateMachine = stateMachine;
    }

    @Override
    public WorkflowStart start(Ref ref, int round, Plan plan) {
        StartExecutionRequest request = StartExecutionRequest.builder()
                .stateMachineArn(stateMachine)
                .name(ref.hex() + "-" + round)
                .input(ExecutionInput.of(ref, round, plan))
                .build();
        WorkflowStart last = tried(request);
        for (int tries = 1; tries < TRIES && last instanceof WorkflowStart.Unconfirmed; tries++) {
            last = tried(request);
        }
        return last;
    }

    private WorkflowStart tried(StartExecutionRequest request) {
        try {
            client.startExecution(request);
            return new WorkflowStart.Confirmed();
        } catch (ExecutionAlreadyExistsException alreadyStarted) {
            return new WorkflowStart.Confirmed();
        } catch (SdkException unconfirmed) {
            return new WorkflowStart.Unconfirmed(code(unconfirmed));
        }
    }

    /// Without its text, which can repeat what was sent.
    private static String code(SdkException thrown) {
        return thrown instanceof AwsServiceException refusal
                        && refusal.awsErrorDetails() != null
                        && refusal.awsErrorDetails().errorCode() != null
                ? refusal.awsErrorDetails().errorCode()
                : thrown.getClass().getSimpleName();
    }
}
