package dev.twoticks.verification;

import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskToken;

/// The workflow's tasks that wait for deliveries. Apart from [DeliveryWorkflow], because whoever may answer a task need
/// not be able to start anything.
public interface DeliveryTasks {

    /// Answers a task that waits for a delivery. A task that has ended, was answered before or was replaced is
    /// fine: somebody else was first. Repeats harmlessly.
    ///
    /// @throws WorkflowUnavailableException if the answer could not be delivered; the state it tells of is
    ///     stored, so a repeated receipt or the timer brings it again
    void answer(TaskToken token, TaskAnswer answer);
}
