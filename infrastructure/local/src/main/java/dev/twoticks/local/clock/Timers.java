package dev.twoticks.local.clock;

import java.time.Duration;
import java.time.Instant;

/// What waits for time to pass. The engine and the simulator see time through this alone, so that a test
/// may drive them from one thread without any real clock.
public interface Timers {

    /// The time as handlers see it through their `Clock`.
    Instant now();

    /// Runs `task` once, when `delay` has passed on this clock, whether by itself or because somebody moved it.
    /// Tasks run in the order of their due times, equal ones in the order they were set; a task must not block
    /// (it may start a thread that does, and say so with [#working()]).
    Timer after(Duration delay, Runnable task);

    /// Says that something is under way that a moved clock must not outrun (a function call, a callback), until
    /// the answer is closed. Call it before handing the work to another thread.
    Work working();

    /// A task that has been set.
    interface Timer {
        /// Forgets the task; does nothing if it has run.
        void cancel();
    }

    /// Work under way; closing it twice is an error of the caller.
    interface Work extends AutoCloseable {
        @Override
        void close();
    }
}
