package dev.twoticks.verification;

import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.ArrayList;
import java.util.List;

/// The workflow's tasks that wait for deliveries. Apart from [DeliveryWorkflow], because whoever may answer a task need
/// not be able to start anything.
public interface DeliveryTasks {

    /// Answers a task that waits for a delivery. A task that has ended, was answered before or was replaced is
    /// fine: somebody else was first. Repeats harmlessly.
    ///
    /// @throws WorkflowUnavailableException if the answer could not be delivered; the state it tells of is
    ///     stored, so a repeated receipt or the timer brings it again
    void answer(TaskToken token, TaskAnswer answer);

    /// Tells several tasks that nothing more is to be sent, best effort and within about a second in all, because a
    /// person waits. Never throws.
    ///
    /// @return the tokens that could not be told
    default List<TaskToken> endAll(List<TaskToken> tokens, TaskAnswer.Outcome outcome) {
        List<TaskToken> untold = new ArrayList<>();
        for (TaskToken token : tokens) {
            try {
                answer(token, new TaskAnswer.Done(outcome));
            } catch (WorkflowUnavailableException _) {
                untold.add(token);
            }
        }
        return untold;
    }
}
