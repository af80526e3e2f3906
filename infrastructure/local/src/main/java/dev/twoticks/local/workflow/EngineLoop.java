package dev.twoticks.local.workflow;

import dev.twoticks.local.clock.Timers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One lock around every execution. Steps run under it; calls to functions leave after it is released, so that a
/// function, even one that runs at once on the same thread, may call the engine.
///
/// The clock's own lock may be taken inside this one, never the other way round: a clock runs its tasks unlocked.
final class EngineLoop {

    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Runnable> outgoing = new ArrayDeque<>();
    /// Set on a thread that is handing out calls: what those set off waits for it instead of growing the stack.
    private final ThreadLocal<@Nullable Boolean> handingOut = new ThreadLocal<>();

    private final Timers timers;
    private final FunctionInvoker functions;

    EngineLoop(Timers timers, FunctionInvoker functions) {
        this.timers = timers;
        this.functions = functions;
    }

    <T> T locked(Supplier<T> step) {
        try {
            lock.lock();
            try {
                return step.get();
            } finally {
                lock.unlock();
            }
        } finally {
            handOut();
        }
    }

    void run(Runnable step) {
        boolean _ = locked(() -> {
            step.run();
            return true;
        });
    }

    Instant now() {
        return timers.now();
    }

    /// Runs a step later, under the lock. The step may come although it was cancelled meanwhile.
    Timers.Timer after(Duration delay, Runnable step) {
        return timers.after(delay, () -> run(step));
    }

    /// Calls a function once the lock is released; `then` runs under the lock.
    void invoke(String functionArn, String payload, Consumer<FunctionAnswer> then) {
        Timers.Work work = timers.working();
        AtomicBoolean answered = new AtomicBoolean();
        Consumer<FunctionAnswer> answer = given -> {
            if (!answered.compareAndSet(false, true)) {
                throw new IllegalStateException("a function call has one answer");
            }
            try {
                run(() -> then.accept(given));
            } finally {
                work.close();
            }
        };
        outgoing.add(() -> {
            try {
                functions.invoke(functionArn, payload, answer);
            } catch (RuntimeException e) {
                if (answered.get()) {
                    throw e;
                }
                answer.accept(new FunctionAnswer.Failed(
                        "Lambda.SdkClientException", e.getClass().getName()));
            }
        });
    }

    private void handOut() {
        if (handingOut.get() != null) {
            return;
        }
        handingOut.set(true);
        try {
            for (Runnable call = next(); call != null; call = next()) {
                call.run();
            }
        } finally {
            handingOut.remove();
        }
    }

    private @Nullable Runnable next() {
        lock.lock();
        try {
            return outgoing.poll();
        } finally {
            lock.unlock();
        }
    }
}
