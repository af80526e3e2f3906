package dev.twoticks.verification;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Makes calls that do not need each other's answers at the same time, so that together they cost one trip.
///
/// It waits for all of them, also when one throws: a function is frozen after its answer, and nothing of it may
/// be left half-done. What a call throws is thrown again as it was; of several, the first in the order given.
public final class InParallel {

    /// Behind the clients' own limits, which are far shorter.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final ScopedValue<Boolean> IN_TURN = ScopedValue.newInstance();

    private InParallel() {}

    /// Makes all such calls of a request one after the other, in the order given and on its own thread: for whoever
    /// has to know their order, as a simulation does.
    public static void inTurn(Runnable request) {
        ScopedValue.where(IN_TURN, true).run(request);
    }

    /// The answers of two calls.
    public record Both<A, B>(A first, B second) {}

    /// Makes two calls.
    ///
    /// @throws StoreUnavailableException if they are not done after ten seconds, or the caller is interrupted
    public static <A, B> Both<A, B> both(Supplier<A> first, Supplier<B> second) {
        FutureTask<A> one = new FutureTask<>(first::get);
        FutureTask<B> other = new FutureTask<>(second::get);
        make(List.of(one, other), PATIENCE);
        return new Both<>(answer(one), answer(other));
    }

    /// Makes any number of calls; the answers stand in their order.
    ///
    /// @throws StoreUnavailableException if they are not done after ten seconds, or the caller is interrupted
    public static <T> List<T> all(List<? extends Supplier<? extends T>> calls) {
        return all(calls, PATIENCE);
    }

    static <T> List<T> all(List<? extends Supplier<? extends T>> calls, Duration patience) {
        List<FutureTask<T>> begun =
                calls.stream().map(it -> new FutureTask<T>(it::get)).toList();
        make(begun, patience);
        return begun.stream().map(InParallel::answer).toList();
    }

    /// Makes any number of calls that answer nothing.
    ///
    /// @throws StoreUnavailableException if they are not done after ten seconds, or the caller is interrupted
    public static void run(List<Runnable> calls) {
        List<FutureTask<Object>> begun = calls.stream()
                .map(it -> new FutureTask<>(Executors.callable(it)))
                .toList();
        make(begun, PATIENCE);
        begun.forEach(InParallel::answer);
    }

    public static void run(Runnable... calls) {
        run(List.of(calls));
    }

    private static void make(List<? extends FutureTask<?>> calls, Duration patience) {
        if (IN_TURN.isBound()) {
            calls.forEach(FutureTask::run);
            return;
        }
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        calls.forEach(threads::execute);
        await(threads, patience);
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
