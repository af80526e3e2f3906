package dev.twoticks.verification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes calls that do not need each other's answers at the same time, so that together they cost one trip.
///
/// It waits for all of them, also when one throws: a function is frozen after its answer, and nothing of it may
/// be left half-done. What a call throws is thrown again as it was; of several, the first in the order given.
public final class InParallel {

    /// Behind the clients' own limits, which are far shorter.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private InParallel() {}

    /// The answers of two calls.
    public record Both<A, B>(A first, B second) {}

    /// Makes two calls.
    ///
    /// @throws StoreUnavailableException if they are not done after ten seconds, or the caller is interrupted
    public static <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        Future<A> one = threads.submit(first::get);
        Future<B> other = threads.submit(second::get);
        await(threads, PATIENCE);
        return new Both<>(answer(one), answer(other));
    }

    /// Makes any number of calls; the answers stand in their order.
    ///
    /// @throws StoreUnavailableException if they are not done after ten seconds, or the caller is interrupted
    public static <T> List<T> all(List<? extends Supplier<? extends T>> calls) {
        return all(calls, PATIENCE);
    }

    static <T> List<T> all(List<? extends Supplier<? extends T>> calls, Duration patience) {
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        List<Future<T>> begun =
                calls.stream().map(it -> threads.<T>submit(it::get)).toList();
        await(threads, patience);
        return begun.stream().map(InParallel::answer).toList();
    }

    private static void await(ExecutorService threads, Duration patience) {
        threads.shutdown();
        try {
            if (threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            threads.shutdownNow();
            throw new StoreUnavailableException("in parallel: no answer in time");
        } catch (InterruptedException _) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("in parallel: interrupted");
        }
    }

    private static <T> T answer(Future<T> ended) {
        if (ended.state() == Future.State.SUCCESS) {
            return ended.resultNow();
        }
        switch (ended.exceptionNow()) {
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable e -> throw new IllegalStateException("a supplier throws nothing checked", e);
        }
    }
}
