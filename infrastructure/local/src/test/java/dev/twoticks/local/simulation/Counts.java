package dev.twoticks.local.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/// How often things have happened, so that a run can show that it has met what it is for.
final class Counts {

    private final Map<String, Long> counts = new HashMap<>();

    void add(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    void addAll(Counts others) {
        others.counts.forEach((what, times) -> counts.merge(what, times, Long::sum));
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return new TreeMap<>(counts).toString();
    }
}
