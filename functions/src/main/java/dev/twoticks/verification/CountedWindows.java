package dev.twoticks.verification;

import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// A request that was counted in its windows, all at once.
///
/// @param counted the windows that had room
/// @param full those that had none; one is enough to refuse the request
record CountedWindows(RequestWindows port, List<Window> counted, List<Window> full) {

    static CountedWindows count(RequestWindows port, List<Window> windows) {
        List<Supplier<Boolean>> calls = windows.stream()
                .<Supplier<Boolean>>map(it -> () -> port.count(it))
                .toList();
        List<Boolean> room = InParallel.all(calls);
        List<Window> counted = new ArrayList<>();
        List<Window> full = new ArrayList<>();
        for (int i = 0; i < windows.size(); i++) {
            (room.get(i) ? counted : full).add(windows.get(i));
        }
        return new CountedWindows(port, counted, full);
    }

    /// When the request may come again; empty if every window had room.
    Optional<Instant> refusedUntil() {
        return full.stream().map(Window::end).max(Comparator.naturalOrder());
    }

    /// Takes the request back where strangers share the window.
    void giveBackShared() {
        InParallel.all(counted.stream()
                .filter(it -> it.kind().shared())
                .<Supplier<Boolean>>map(it -> () -> {
                    port.giveBack(it);
                    return true;
                })
                .toList());
    }
}
