package dev.twoticks.local.clock;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A clock that runs like the machine's and can be moved forward. One daemon thread runs the tasks that fall
/// due.
public final class MovableClock extends Clock implements Timers, AutoCloseable {

    /// How long [#advance] waits at one stop for work to end, in real time; a hung function must not hang a
    /// demo.
    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private record Due(Instant at, long order, Runnable task) {}

    private final Clock real;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Duration moved = Duration.ZERO;
    private long order;
    private int working;
    private boolean closed;

    public MovableClock(Clock real) {
        this.real = real;
        Thread.ofPlatform().daemon().name("clock").start(this::runDueTasks);
    }

    @Override
    public Instant instant() {
        lock.lock();
        try {
            return real.instant().plus(moved);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Instant now() {
        return instant();
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        lock.lock();
        try {
            Due due = new Due(instant().plus(delay), order++, task);
            waiting.add(due);
            changed.signalAll();
            return () -> forget(due);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Work working() {
        count(1);
        return () -> count(-1);
    }

    /// Moves time forward, stopping at each task on the way so that it runs at its own time, and waits at each
    /// stop until all work that it caused has ended.
    ///
    /// @throws IllegalStateException if work does not end within 15 s of real time
    public void advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("time moves forward only: " + by);
        }
        lock.lock();
        try {
            Instant target = instant().plus(by);
            awaitQuiet();
            while (instant().isBefore(target)) {
                Due first = waiting.peek();
                Instant stop = first != null && first.at().isBefore(target) ? first.at() : target;
                Duration step = Duration.between(instant(), stop);
                moved = step.isPositive() ? moved.plus(step) : moved;
                changed.signalAll();
                awaitQuiet();
            }
        } finally {
            lock.unlock();
        }
    }

    /// How far this clock is ahead of the machine's.
    public Duration moved() {
        lock.lock();
        try {
            return moved;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Two Ticks keeps time in UTC");
    }

    private boolean dueNow() {
        Due first = waiting.peek();
        return first != null && !first.at().isAfter(instant());
    }

    private void awaitQuiet() {
        long left = PATIENCE.toNanos();
        while (!closed && (working > 0 || dueNow())) {
            if (left <= 0) {
                throw new IllegalStateException("work does not end: " + working + " under way");
            }
            left = awaitChange(left);
        }
    }

    private void runDueTasks() {
        while (true) {
            Due due;
            lock.lock();
            try {
                while (!closed && !dueNow()) {
                    Due first = waiting.peek();
                    awaitChange(
                            first == null
                                    ? TimeUnit.SECONDS.toNanos(1)
                                    : Duration.between(instant(), first.at()).toNanos());
                }
                if (closed) {
                    return;
                }
                due = waiting.remove();
                working++;
            } finally {
                lock.unlock();
            }
            run(due.task());
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException e) {
            Thread thread = Thread.currentThread();
            thread.getThreadGroup().uncaughtException(thread, e);
        } finally {
            count(-1);
        }
    }

    private void count(int change) {
        lock.lock();
        try {
            working += change;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void forget(Due due) {
        lock.lock();
        try {
            waiting.remove(due);
        } finally {
            lock.unlock();
        }
    }

    @SuppressWarnings("WaitNotInLoop") // each caller loops on its own condition
    private long awaitChange(long nanos) {
        try {
            return changed.awaitNanos(Math.max(1, nanos));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
            return 0;
        }
    }
}
