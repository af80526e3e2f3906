package dev.twoticks.stepfunctions;

import dev.twoticks.verification.DeliveryTasks;
import dev.twoticks.verification.WorkflowUnavailableException;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.NextDelivery;
import dev.twoticks.verification.delivery.TaskAnswer.Undeliverable;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.List;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sfn.SfnClient;
import software.amazon.awssdk.services.sfn.model.InvalidTokenException;
import software.amazon.awssdk.services.sfn.model.TaskDoesNotExistException;
import software.amazon.awssdk.services.sfn.model.TaskTimedOutException;

/// Answers the task tokens of the delivery state machine.
public final class StepFunctionsDeliveryTasks implements DeliveryTasks {

    private final SfnClient client;

    public StepFunctionsDeliveryTasks(SfnClient client) {
        this.client = client;
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

    @Override
    public List<TaskToken> endAll(List<TaskToken> tokens, TaskAnswer.Outcome outcome) {
        return ParallelAnswers.untold(tokens, token -> answer(token, new Done(outcome)));
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
