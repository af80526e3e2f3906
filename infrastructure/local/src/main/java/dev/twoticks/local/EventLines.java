package dev.twoticks.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// The newest lines of the event log, and whoever else reads along.
final class EventLines implements Consumer<String> {

    private static final int KEPT = 10_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final Consumer<String> reader;

    EventLines(Consumer<String> reader) {
        this.reader = reader;
    }

    @Override
    public void accept(String line) {
        synchronized (lines) {
            lines.addLast(line);
            if (lines.size() > KEPT) {
                lines.removeFirst();
            }
        }
        reader.accept(line);
    }

    List<String> all() {
        synchronized (lines) {
            return List.copyOf(lines);
        }
    }
}
