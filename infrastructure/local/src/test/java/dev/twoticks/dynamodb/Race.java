package dev.twoticks.dynamodb;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/// Runs the same call many times from many threads at once.
final class Race {

    static final int THREADS = 64;

    /// 10,000 in the exhaustive build.
    static final int RUNS = Boolean.getBoolean("test.exhaustive") ? 10_000 : 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private Race() {}

    /// Each thread takes the next call as soon as it is through with one; all begin together.
    static <T> List<T> run(int runs, IntFunction<T> call) {
        CountDownLatch ready = new CountDownLatch(THREADS);
        List<T> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Future<List<T>>> lanes = new ArrayList<>();
            for (int lane = 0; lane < THREADS; lane++) {
                int first = lane;
                Callable<List<T>> work = () -> {
                    meet(ready);
                    List<T> own = new ArrayList<>();
                    for (int i = first; i < runs; i += THREADS) {
                        own.add(call.apply(i));
                    }
                    return own;
                };
                lanes.add(threads.submit(work));
            }
            for (Future<List<T>> lane : lanes) {
                answers.addAll(lane.get(PATIENCE.toSeconds(), TimeUnit.SECONDS));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
        return answers;
    }

    /// Waits until as many threads have come as the latch counts.
    static void meet(CountDownLatch latch) {
        latch.countDown();
        try {
            if (!latch.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the others do not come");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
