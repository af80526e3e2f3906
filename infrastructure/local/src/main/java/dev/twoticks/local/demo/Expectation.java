package dev.twoticks.local.demo;

/// What a scenario says must hold, and does not.
final class Expectation extends RuntimeException {

    private Expectation(String what) {
        super(what);
    }

    static void that(boolean holds, String what) {
        if (!holds) {
            throw new Expectation(what);
        }
    }

    static void equal(Object expected, Object actual, String what) {
        that(expected.equals(actual), what + ": expected " + expected + ", was " + actual);
    }
}
