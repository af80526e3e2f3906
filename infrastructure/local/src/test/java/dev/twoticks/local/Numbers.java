package dev.twoticks.local;

import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/// Nigerian numbers that no other test has used.
final class Numbers {

    private static final AtomicInteger LAST = new AtomicInteger(1000);

    private Numbers() {}

    /// @param scenario the last three digits
    static String fresh(String scenario) {
        return String.format(Locale.ROOT, "+234803%04d%s", LAST.incrementAndGet(), scenario);
    }
}
