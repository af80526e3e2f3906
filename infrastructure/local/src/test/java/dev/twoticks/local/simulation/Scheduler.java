package dev.twoticks.local.simulation;

import dev.twoticks.local.clock.VirtualTimers;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets processes take turns in virtual time. Each has a thread, so that it may wait in the middle of a use case, but
/// exactly one thread runs at any moment and hands the baton on: who comes next follows from the times at which
/// they wake, never from the machine.
final class Scheduler {

    private final VirtualTimers timers;
    private final Thread driver = Thread.currentThread();
    private final Set<Turn> live = new LinkedHashSet<>();
    private volatile boolean driving = true;
    private boolean abandoned;
    private @Nullable Turn running;

    private static final class Turn {
        private final Invocation invocation;
        private volatile boolean mine;
        private @Nullable Thread thread;
        private @Nullable Throwable thrown;

        private Turn(Invocation invocation) {
            this.invocation = invocation;
        }
    }

    /// Thrown through a process whose world has ended.
    private static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        private Abandoned() {
            super("abandoned", null, false, false);
        }
    }

    Scheduler(VirtualTimers timers) {
        this.timers = timers;
    }

    /// Starts a process after a while.
    void start(Duration delay, Invocation invocation) {
        timers.after(delay, () -> {
            Turn turn = new Turn(invocation);
            turn.thread = Thread.ofVirtual().unstarted(() -> run(turn));
            live.add(turn);
            resume(turn);
        });
    }

    /// The process whose turn it is; null in the world's own tasks.
    @Nullable
    Invocation running() {
        return running == null ? null : running.invocation;
    }

    /// Lets the running process wait, and others have their turns meanwhile.
    void pause(Duration time) {
        Turn turn = running;
        if (turn == null || turn.thread != Thread.currentThread()) {
            throw new IllegalStateException("only a process waits, on its own thread");
        }
        if (abandoned) {
            throw new Abandoned();
        }
        if (timers.nothingWithin(time)) {
            timers.advance(time);
            return; // nobody else is due before: no need to change threads
        }
        timers.after(time, () -> resume(turn));
        turn.mine = false;
        giveBack();
        awaitTurn(turn);
    }

    /// Runs until nothing more is to happen.
    ///
    /// @throws IllegalStateException if that does not come
    void runOut(int mostSteps) {
        for (int steps = 0; timers.runNext(); steps++) {
            if (steps > mostSteps) {
                throw new IllegalStateException("the schedule does not end");
            }
        }
    }

    /// Ends the threads of processes that still wait.
    void abandon() {
        abandoned = true;
        for (Turn turn : Set.copyOf(live)) {
            resume(turn);
        }
    }

    private void resume(Turn turn) {
        Turn before = running;
        running = turn;
        driving = false;
        turn.mine = true;
        Thread thread = turn.thread;
        if (thread == null) {
            throw new IllegalStateException("has ended");
        }
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
        while (!driving) {
            LockSupport.park(this);
        }
        running = before;
        Throwable thrown = turn.thrown;
        if (thrown instanceof Error e && !(thrown instanceof Abandoned)) {
            throw e;
        }
        if (thrown instanceof RuntimeException e) {
            throw e;
        }
    }

    private void run(Turn turn) {
        try {
            turn.invocation.run();
        } catch (Throwable thrown) {
            turn.thrown = thrown;
        } finally {
            live.remove(turn);
            giveBack();
        }
    }

    private void giveBack() {
        driving = true;
        LockSupport.unpark(driver);
    }

    private void awaitTurn(Turn turn) {
        while (!turn.mine) {
            LockSupport.park(this);
        }
        if (abandoned) {
            throw new Abandoned();
        }
    }
}
