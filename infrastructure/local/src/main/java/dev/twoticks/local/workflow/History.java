package dev.twoticks.local.workflow;

import dev.twoticks.local.workflow.language.StateFailure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The events of one execution so far.
final class History {

    /// Step Functions ends an execution whose history would grow beyond this.
    static final int LONGEST = 25_000;

    /// The most events that may follow a [#mayGoOn()]: a state entered, tried, left, and the execution's end.
    private static final int RESERVE = 10;

    private final List<HistoryEvent> events = new ArrayList<>();

    void add(Instant at, EventType type, Map<String, Object> details) {
        int id = events.size() + 1;
        events.add(new HistoryEvent(id, id <= 2 ? 0 : id - 1, at, type, details));
    }

    /// Makes sure that another step has room.
    ///
    /// @throws StateFailure `States.Runtime` if there is no room for another step; this also ends endless loops
    void mayGoOn() {
        if (events.size() > LONGEST - RESERVE) {
            throw StateFailure.runtime("The execution reached the maximum number of history events (" + LONGEST + ").");
        }
    }

    List<HistoryEvent> events() {
        return List.copyOf(events);
    }
}
