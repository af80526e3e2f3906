package dev.twoticks.verification;

import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;

/// Ends the waits of a verification that needs them no longer. Best effort: the table has the truth already, so
/// a wait that is not ended here finds nothing to claim when its time is up.
final class OpenTasks {

    private final DeliveryTasks tasks;
    private final EventLog events;

    OpenTasks(DeliveryTasks tasks, EventLog events) {
        this.tasks = tasks;
        this.events = events;
    }

    void end(Verification verification, Outcome outcome) {
        for (Delivery delivery : verification.open()) {
            try {
                tasks.answer(delivery.token(), new TaskAnswer.Done(outcome));
            } catch (WorkflowUnavailableException _) {
                events.record(Event.taskNotAnswered(verification.ref(), delivery.id(), delivery.channel()));
            }
        }
    }
}
