package dev.twoticks.stepfunctions;

import dev.twoticks.verification.DeliveryWorkflow;
import dev.twoticks.verification.WorkflowUnavailableException;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.NextDelivery;
import dev.twoticks.verification.delivery.TaskAnswer.Undeliverable;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.plan.Plan;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.ExecutionAlreadyExistsException;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.StartExecutionRequest;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// Starts one standard execution a round and answers its task tokens.
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

    @Override
    public void answer(TaskToken token, TaskAnswer answer) {
        try {
            switch (answer) {
                case Done(TaskAnswer.Outcome outcome) -> succeed(token, outcome);
                case NextDelivery() -> fail(token, "NextDelivery");
                case Undeliverable() -> fail(token, "Undeliverable");
            }
        } catch (TaskTimedOutException | TaskDoesNotExistException | InvalidTokenException closed) {
            // somebody else was first: the timer, another receipt, or a newer token of a repeated task
        } catch (SdkException e) {
            throw new WorkflowUnavailableException("answer a delivery's task", withoutItsText(e));
        }
    }

    private void succeed(TaskToken token, TaskAnswer.Outcome outcome) {
        client.sendTaskSuccess(
                request -> request.taskToken(token.reveal()).output("{\"outcome\":\"" + outcome.wire() + "\"}"));
    }

    private void fail(TaskToken token, String error) {
        client.sendTaskFailure(request -> request.taskToken(token.reveal()).error(error));
    }

    /// The service's own refusals can repeat the token in their text.
    private static Throwable withoutItsText(SdkException e) {
        return e instanceof AwsServiceException refusal
                ? new IllegalStateException(refusal.getClass().getSimpleName() + " " + refusal.statusCode())
                : e;
    }
}
