package dev.twoticks.local.simulation;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/// Runs schedules, one world each.
final class Simulation {

    private Simulation() {}

    /// What came of a schedule.
    ///
    /// @param thrown what did not hold, or broke; null if all is well
    /// @param lines the whole story, if it was asked for
    record Outcome(Setting setting, @Nullable Throwable thrown, List<String> lines) {

        Optional<Violation> violation() {
            return thrown instanceof Violation violation ? Optional.of(violation) : Optional.empty();
        }

        boolean bad() {
            return thrown != null;
        }

        /// Everything that somebody who has to mend it wants to see.
        String report() {
            return "seed " + setting.seed() + " (again: -Dsimulation.seed=" + setting.seed() + ")\n"
                    + String.join("\n", lines) + "\n" + thrown;
        }
    }

    /// One schedule.
    static Outcome run(Setting setting, Counts counts, boolean written) {
        World world = new World(setting, counts, written);
        @Nullable Throwable thrown = null;
        try {
            world.run();
        } catch (Violation | RuntimeException | AssertionError e) {
            thrown = e;
        }
        return new Outcome(setting, thrown, world.lines());
    }

    /// Schedules of all seeds from `first`, on some threads; the first bad one found is told whole, and ends it.
    static Optional<Outcome> first(long first, long schedules, LongFunction<Setting> settings, Counts counts)
            throws Exception {
        int threads = Runtime.getRuntime().availableProcessors();
        AtomicLong next = new AtomicLong(first);
        long end = first + schedules;
        Callable<Worker> work = () -> {
            Worker worker = new Worker();
            for (long seed = next.getAndIncrement(); seed < end; seed = next.getAndIncrement()) {
                Outcome outcome = run(settings.apply(seed), worker.counts, false);
                if (outcome.bad()) {
                    worker.bad = run(settings.apply(seed), new Counts(), true);
                    next.set(end);
                }
            }
            return worker;
        };
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Worker>> ended = workers.invokeAll(Collections.nCopies(threads, work));
            @Nullable Outcome bad = null;
            for (Future<Worker> one : ended) {
                Worker worker = one.get();
                counts.addAll(worker.counts);
                bad = bad == null ? worker.bad : bad;
            }
            return Optional.ofNullable(bad);
        }
    }

    private static final class Worker {
        private final Counts counts = new Counts();
        private @Nullable Outcome bad;
    }
}
