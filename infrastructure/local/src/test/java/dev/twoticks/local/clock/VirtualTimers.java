package dev.twoticks.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;

/// Time that stands still until the one thread that uses it moves it: no thread, no machine clock, the same every run.
public final class VirtualTimers implements Timers {

    private record Due(Instant at, long order, Runnable task) {}

    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now;
    private long order;
    private int working;

    public VirtualTimers(Instant start) {
        now = start;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        Due due = new Due(now.plus(delay), order++, task);
        waiting.add(due);
        return () -> waiting.remove(due);
    }

    @Override
    public Work working() {
        working++;
        return () -> working--;
    }

    /// How much is under way that time does not wait for here: a test may let it outlast anything.
    public int workUnderWay() {
        return working;
    }

    /// How many tasks are set.
    public int tasksWaiting() {
        return waiting.size();
    }

    /// Whether time can move on by so much and nothing has to run.
    public boolean nothingWithin(Duration time) {
        Due due = waiting.peek();
        return due == null || due.at().isAfter(now.plus(time));
    }

    /// Moves time on, running every task on the way at its own time.
    public void advance(Duration by) {
        Instant target = now.plus(by);
        while (!waiting.isEmpty() && !waiting.element().at().isAfter(target)) {
            runNext();
        }
        now = target;
    }

    /// Moves time to the next task and runs it; false if there is none.
    public boolean runNext() {
        Due due = waiting.poll();
        if (due == null) {
            return false;
        }
        now = due.at().isAfter(now) ? due.at() : now;
        due.task().run();
        return true;
    }

    /// The same time, for whatever wants a clock.
    public Clock clock() {
        return new Clock() {
            @Override
            public Instant instant() {
                return now;
            }

            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                throw new UnsupportedOperationException("UTC only");
            }
        };
    }
}
