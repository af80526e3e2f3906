package dev.twoticks.local;

import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sfn.model.ExecutionStatus;
import software.amazon.awssdk.services.sfn.model.HistoryEvent;

/// An execution of the deployed state machine, as it was at one moment.
///
/// @param error null unless it failed
/// @param output null unless it succeeded
record DeployedRun(
        ExecutionStatus status,
        @Nullable String error,
        @Nullable String output,
        List<HistoryEvent> history) {

    boolean over() {
        return status != ExecutionStatus.RUNNING;
    }

    /// The states entered, in order.
    List<String> states() {
        return history.stream()
                .filter(it -> it.typeAsString().endsWith("StateEntered"))
                .map(it -> it.stateEnteredEventDetails().name())
                .toList();
    }

    List<String> events() {
        return history.stream().map(HistoryEvent::typeAsString).toList();
    }
}
