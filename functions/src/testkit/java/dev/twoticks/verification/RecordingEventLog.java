package dev.twoticks.verification;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Keeps events for a test to read.
public final class RecordingEventLog implements EventLog {

    private final Queue<Event> events = new ConcurrentLinkedQueue<>();

    @Override
    public void record(Event event) {
        events.add(event);
    }

    /// All of them, the first one first.
    public List<Event> events() {
        return List.copyOf(events);
    }

    /// Their names in order.
    public List<String> names() {
        return events.stream().map(Event::name).toList();
    }

    /// Those of one name.
    public List<Event> named(String name) {
        return events.stream().filter(it -> it.name().equals(name)).toList();
    }
}
