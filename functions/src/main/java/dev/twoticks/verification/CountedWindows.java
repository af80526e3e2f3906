package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.RequestWindows.Count;
import dev.twoticks.verification.limit.Window;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A request that was counted in its windows, all at once.
///
/// @param counted the windows that had room and in which it counts
/// @param full those that had none; one is enough to refuse the request
record CountedWindows(RequestWindows port, List<Window> counted, List<Window> full) {

    static CountedWindows count(RequestWindows port, List<Window> windows) {
        Map<Window, Count> answers = new ConcurrentHashMap<>();
        try {
            InParallel.run(windows.stream()
                    .<Runnable>map(it -> () -> answers.put(it, port.count(it)))
                    .toList());
        } catch (RuntimeException e) {
            of(port, windows, answers).giveBackAfter(e);
            throw e;
        }
        return of(port, windows, answers);
    }

    /// Counts a request while something else is asked for it. If that is not answered, the request comes to nothing.
    static <T> Both<T, CountedWindows> beside(Supplier<T> question, Supplier<CountedWindows> counting) {
        AtomicReference<@Nullable CountedWindows> counted = new AtomicReference<>();
        try {
            return InParallel.both(question, () -> {
                CountedWindows windows = counting.get();
                counted.set(windows);
                return windows;
            });
        } catch (RuntimeException e) {
            CountedWindows windows = counted.get();
            if (windows != null) {
                windows.giveBackAfter(e);
            }
            throw e;
        }
    }

    private static CountedWindows of(RequestWindows port, List<Window> windows, Map<Window, Count> answers) {
        return new CountedWindows(
                port, answered(windows, answers, Count.COUNTED), answered(windows, answers, Count.FULL));
    }

    private static List<Window> answered(List<Window> windows, Map<Window, Count> answers, Count so) {
        return windows.stream().filter(it -> answers.get(it) == so).toList();
    }

    /// Whoever asks again during an outage must not use up what strangers share.
    private void giveBackAfter(RuntimeException outage) {
        try {
            giveBackShared();
        } catch (StoreUnavailableException e) {
            outage.addSuppressed(e);
        }
    }

    /// When the request may come again; empty if every window had room.
    Optional<Instant> refusedUntil() {
        return full.stream().map(Window::end).max(Comparator.naturalOrder());
    }

    /// Takes the request back where strangers share the window. One that its own address has refused is taken back
    /// whoever came since: else one address could use up everybody's places by requests that were never considered.
    void giveBackShared() {
        boolean neverConsidered = full.stream().anyMatch(it -> !it.kind().shared());
        giveBack(it -> it.kind().shared(), neverConsidered ? Window::unnamed : UnaryOperator.identity());
    }

    /// Takes the request back wherever requests are counted, but where its place is passed by or another one came
    /// since.
    void giveBackAll() {
        giveBack(it -> it.member() == null, UnaryOperator.identity());
    }

    private void giveBack(Predicate<Window> which, UnaryOperator<Window> as) {
        InParallel.run(counted.stream()
                .filter(which)
                .<Runnable>map(it -> () -> port.giveBack(as.apply(it)))
                .toList());
    }
}
