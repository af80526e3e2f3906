package dev.twoticks.verification;

import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.delivery.TaskToken;
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

    /// Ends the waits of one round. Earlier rounds were ended when they were superseded; a later one may wait with
    /// good reason.
    void end(Verification verification, int round, Outcome outcome) {
        List<Delivery> waiting = verification.open().stream()
                .filter(it -> it.id().round() == round)
                .toList();
        if (waiting.isEmpty()) {
            return;
        }
        List<TaskToken> untold =
                tasks.endAll(waiting.stream().map(Delivery::token).toList(), outcome);
        waiting.stream()
                .filter(it -> untold.contains(it.token()))
                .forEach(
                        it -> events.record(DeliveryEvents.taskNotAnswered(verification.ref(), it.id(), it.channel())));
    }
}
