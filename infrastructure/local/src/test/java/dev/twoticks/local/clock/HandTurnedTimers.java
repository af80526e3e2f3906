package dev.twoticks.local.clock;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Time that stands still until a test turns it. Tasks run on the test's thread; after each one it waits for the
/// work that the task began, so that what a test sees next is settled.
public final class HandTurnedTimers implements Timers {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private record Due(Instant at, long order, Runnable task) {}

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final PriorityQueue<Due> waiting =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparingLong(Due::order));
    private Instant now;
    private long order;
    private int working;

    public HandTurnedTimers(Instant start) {
        now = start;
    }

    @Override
    public Instant now() {
        lock.lock();
        try {
            return now;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public Timer after(Duration delay, Runnable task) {
        lock.lock();
        try {
            Due due = new Due(now.plus(delay), order++, task);
            waiting.add(due);
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

    /// Turns time forward, stopping at each task on the way.
    public void turn(Duration by) {
        Instant target = now().plus(by);
        settle();
        Due due = nextUntil(target);
        while (due != null) {
            due.task().run();
            settle();
            due = nextUntil(target);
        }
    }

    /// Whether anything is still to come.
    public boolean isIdle() {
        lock.lock();
        try {
            return waiting.isEmpty() && working == 0;
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Due nextUntil(Instant target) {
        lock.lock();
        try {
            Due first = waiting.peek();
            boolean due = first != null && !first.at().isAfter(target);
            now = due ? first.at() : target;
            return due ? waiting.remove() : null;
        } finally {
            lock.unlock();
        }
    }

    private void settle() {
        long left = PATIENCE.toNanos();
        lock.lock();
        try {
            while (working > 0) {
                if (left <= 0) {
                    throw new IllegalStateException("work does not end: " + working + " under way");
                }
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for work", e);
        } finally {
            lock.unlock();
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
}
