package dev.twoticks.local.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a contract finds wrong.
final class Violations {

    private final List<String> found = new ArrayList<>();

    void unless(boolean holds, String what) {
        if (!holds) {
            found.add(what);
        }
    }

    void unlessEqual(@Nullable Object actual, @Nullable Object expected, String what) {
        unless(Objects.equals(actual, expected), what + " is " + actual + ", not " + expected);
    }

    List<String> found() {
        return List.copyOf(found);
    }
}
