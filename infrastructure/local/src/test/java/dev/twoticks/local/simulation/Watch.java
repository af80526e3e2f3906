package dev.twoticks.local.simulation;

import dev.twoticks.local.clock.Timers;
import dev.twoticks.verification.Examples;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Counts what happens in one world, and writes it down where somebody wants to read it. Never changes what happens.
final class Watch {

    private final Timers timers;
    private final Counts counts;
    private final boolean written;
    private final List<String> lines = new ArrayList<>();

    Watch(Timers timers, Counts counts, boolean written) {
        this.timers = timers;
        this.counts = counts;
        this.written = written;
    }

    void called(Invocation caller, String point, Fate fate) {
        counts.add(caller.name() + " " + point);
        if (fate != Fate.FINE) {
            counts.add(caller.name() + " " + point + " " + fate);
            line(() -> caller.name() + ": " + point + " " + fate);
        }
    }

    void answered(Invocation caller, String point, Object answer) {
        line(() -> caller.name() + ": " + point + " -> " + inShort(answer));
    }

    void happened(String what) {
        counts.add(what);
        line(() -> what);
    }

    void line(Supplier<String> what) {
        if (written) {
            lines.add(String.format(
                    "%9.3f s  %s", Duration.between(Examples.NOW, timers.now()).toMillis() / 1_000.0, what.get()));
        }
    }

    /// The story so far, a line an event.
    List<String> lines() {
        return List.copyOf(lines);
    }

    private static String inShort(Object answer) {
        String whole = String.valueOf(answer);
        return whole.length() <= 120 ? whole : whole.substring(0, 120) + "…";
    }
}
