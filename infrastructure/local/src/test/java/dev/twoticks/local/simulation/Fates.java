package dev.twoticks.local.simulation;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.random.RandomGenerator;

/// Decides over every awaited call.
interface Fates {

    Fate of(Invocation caller, String point);

    /// Nothing goes wrong.
    static Fates kind() {
        return (_, _) -> Fate.FINE;
    }

    /// One call in so many goes wrong in some way.
    static Fates random(RandomGenerator random, int oneIn) {
        Fate[] bad = {Fate.REFUSED, Fate.ANSWER_LOST, Fate.CRASH_BEFORE, Fate.CRASH_AFTER};
        return (_, _) -> random.nextInt(oneIn) == 0 ? bad[random.nextInt(bad.length)] : Fate.FINE;
    }

    /// One call of one process has this fate, once; all others are fine.
    ///
    /// @param nth from 1
    static Fates once(String process, int nth, Fate fate) {
        AtomicBoolean struck = new AtomicBoolean();
        return (caller, _) ->
                caller.name().equals(process) && caller.calls() == nth && struck.compareAndSet(false, true)
                        ? fate
                        : Fate.FINE;
    }
}
