package dev.twoticks.stepfunctions;

import dev.twoticks.verification.delivery.TaskToken;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Tells several tasks at once and waits for all of them together only so long.
final class ParallelAnswers {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private ParallelAnswers() {}

    /// The tokens whose telling threw or took too long.
    static List<TaskToken> untold(List<TaskToken> tokens, Consumer<TaskToken> tell) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        Map<TaskToken, Future<?>> telling = new LinkedHashMap<>();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        try {
            tokens.forEach(token -> telling.put(token, threads.submit(() -> tell.accept(token))));
            List<TaskToken> untold = new ArrayList<>();
            telling.forEach((token, future) -> {
                if (!done(future, end - System.nanoTime())) {
                    untold.add(token);
                }
            });
            return untold;
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean done(Future<?> telling, long nanos) {
        try {
            telling.get(Math.max(0, nanos), TimeUnit.NANOSECONDS);
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
