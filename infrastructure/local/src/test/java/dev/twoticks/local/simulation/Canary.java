package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I11;

import dev.twoticks.verification.Event;
import dev.twoticks.verification.EventLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Looks for the numbers and the codes of a world wherever they must not be. Also the log of its service.
final class Canary implements EventLog {

    private final Set<String> numbers;
    private final Watch watch;
    private final Set<String> codes = new HashSet<>();

    /// @param numbers their national digits
    /// @param watch counts what is refused for want of room
    Canary(Set<String> numbers, Watch watch) {
        this.numbers = numbers;
        this.watch = watch;
    }

    /// A code is out.
    void code(String digits) {
        codes.add(digits);
    }

    @Override
    public void record(Event event) {
        event.fields().values().forEach(it -> scan(event.name(), it));
        for (String which : List.of("limit", "windows")) {
            String full = event.fields().get(which);
            if (full != null) {
                watch.happened(event.name() + " " + full);
            }
        }
    }

    void scan(String where, String text) {
        if (numbers.stream().anyMatch(text::contains)) {
            throw new Violation(I11, "a number is in " + where);
        }
        for (String code : codes) {
            if (holds(text, code)) {
                throw new Violation(I11, "a code is in " + where);
            }
        }
    }

    /// Whether the code stands there by itself: a ref or a token may hold its digits by chance.
    private static boolean holds(String text, String code) {
        for (int at = text.indexOf(code); at >= 0; at = text.indexOf(code, at + 1)) {
            int end = at + code.length();
            boolean free = at == 0 || !wordly(text.charAt(at - 1));
            if (free && (end == text.length() || !wordly(text.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean wordly(char it) {
        return Character.isLetterOrDigit(it) || it == '+' || it == '/' || it == '=' || it == '-' || it == '_';
    }
}
