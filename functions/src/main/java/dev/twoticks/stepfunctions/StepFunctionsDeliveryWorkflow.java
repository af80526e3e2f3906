package dev.twoticks.stepfunctions;

import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.plan.Plan;
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
    public boolean start(Ref ref, int round, Plan plan) {
        StartExecutionRequest request = StartExecutionRequest.builder()
                .stateMachineArn(stateMachine)
                .name(ref.hex() + "-" + round)
                .input(ExecutionInput.of(ref, round, plan))
                .build();
        for (int tries = 0; tries < TRIES; tries++) {
            if (confirmed(request)) {
                return true;
            }
        }
        return false;
    }

    private boolean confirmed(StartExecutionRequest request) {
        try {
            client.startExecution(request);
            return true;
        } catch (ExecutionAlreadyExistsException alreadyStarted) {
            return true;
        } catch (SdkException unconfirmed) {
            // the caller records the round as not started, whatever the reason was
            return false;
        }
    }
}
