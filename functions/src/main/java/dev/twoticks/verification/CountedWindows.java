package dev.twoticks.verification;

import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.RequestWindows.Count;
import dev.twoticks.verification.limit.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A request that was counted in its windows, all at once.
///
/// @param counted the windows that had room and in which it counts
/// @param full those that had none; one is enough to refuse the request
record CountedWindows(RequestWindows port, List<Window> counted, List<Window> full) {

    static CountedWindows count(RequestWindows port, List<Window> windows) {
        List<Supplier<Count>> calls = windows.stream()
                .<Supplier<Count>>map(it -> () -> port.count(it))
                .toList();
        List<Count> answers = InParallel.all(calls);
        List<Window> counted = new ArrayList<>();
        List<Window> full = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            switch (answers.get(i)) {
                case COUNTED -> counted.add(windows.get(i));
                case FULL -> full.add(windows.get(i));
                case KNOWN -> {
                    // the same request has just counted
                }
            }
        }
        return new CountedWindows(port, counted, full);
    }

    /// When the request may come again; empty if every window had room.
    Optional<Instant> refusedUntil() {
        return full.stream().map(Window::end).max(Comparator.naturalOrder());
    }

    /// Takes the request back where strangers share the window.
    void giveBackShared() {
        giveBack(it -> it.kind().shared());
    }

    /// Takes the request back wherever requests are counted.
    void giveBackAll() {
        giveBack(it -> it.member() == null);
    }

    private void giveBack(Predicate<Window> which) {
        InParallel.run(counted.stream()
                .filter(which)
                .<Runnable>map(it -> () -> port.giveBack(it))
                .toList());
    }
}
