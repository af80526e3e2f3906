package dev.twoticks.policy;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// All that is wrong, gathered so that the owner learns of it at once; each once, though defaults are read for
/// every country.
final class Problems {

    private record Problem(String file, int line, String text) {}

    private final Set<Problem> found = new LinkedHashSet<>();

    /// Something wrong with a whole file.
    void add(String file, String what) {
        found.add(new Problem(file, 0, file + ": " + what));
    }

    /// Something wrong at a line, counted from 1.
    void add(String file, int line, String what) {
        found.add(new Problem(file, line, file + ":" + line + ": " + what));
    }

    List<String> lines() {
        return found.stream()
                .sorted(Comparator.comparing(Problem::file).thenComparingInt(Problem::line))
                .map(Problem::text)
                .toList();
    }
}
