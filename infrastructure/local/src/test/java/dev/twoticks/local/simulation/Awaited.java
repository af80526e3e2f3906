package dev.twoticks.local.simulation;

import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Every call that leaves a process: it takes its time, others get on meanwhile, and it has a fate.
final class Awaited {

    private static final int SLOW_IN = 12;
    private static final int STUCK_IN = 60;

    private final Scheduler scheduler;
    private final Fates fates;
    private final RandomGenerator random;
    private final Watch watch;

    Awaited(Scheduler scheduler, Fates fates, RandomGenerator random, Watch watch) {
        this.scheduler = scheduler;
        this.fates = fates;
        this.random = random;
        this.watch = watch;
    }

    /// Makes a call.
    ///
    /// @param effect what it does, at one moment
    /// @param trouble what it throws when it gets no answer
    <T> T call(String point, Supplier<T> effect, Supplier<? extends RuntimeException> trouble) {
        Invocation caller = caller();
        caller.awaits();
        scheduler.pause(latency());
        Fate fate = fates.of(caller, point);
        watch.called(caller, point, fate);
        if (fate == Fate.CRASH_BEFORE) {
            throw caller.crash();
        }
        if (fate == Fate.REFUSED) {
            throw trouble.get();
        }
        T answer = effect.get();
        watch.answered(caller, point, answer);
        scheduler.pause(latency());
        if (fate == Fate.CRASH_AFTER) {
            throw caller.crash();
        }
        if (fate == Fate.ANSWER_LOST) {
            throw trouble.get();
        }
        return answer;
    }

    private Invocation caller() {
        Invocation running = scheduler.running();
        if (running == null) {
            throw new IllegalStateException("called by no process");
        }
        return running;
    }

    private Duration latency() {
        int chance = random.nextInt(STUCK_IN);
        if (chance == 0) {
            return Duration.ofMillis(random.nextInt(500, 5_000));
        }
        return Duration.ofMillis(chance <= STUCK_IN / SLOW_IN ? random.nextInt(15, 500) : random.nextInt(1, 15));
    }
}
