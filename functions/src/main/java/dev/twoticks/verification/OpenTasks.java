package dev.twoticks.verification;

import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import java.util.List;

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
        end(verification, verification.open(), outcome);
    }

    /// Ends the waits of the rounds before `round`. Not those of the round itself: when a round is started
    /// again, its first start may have worked without anybody having heard of it.
    void endBefore(Verification verification, int round) {
        List<Delivery> superseded = verification.open().stream()
                .filter(it -> it.id().round() < round)
                .toList();
        end(verification, superseded, Outcome.SUPERSEDED);
    }

    private void end(Verification verification, List<Delivery> waiting, Outcome outcome) {
        for (Delivery delivery : waiting) {
            try {
                tasks.answer(delivery.token(), new TaskAnswer.Done(outcome));
            } catch (WorkflowUnavailableException _) {
                events.record(Event.taskNotAnswered(verification.ref(), delivery.id(), delivery.channel()));
            }
        }
    }
}
