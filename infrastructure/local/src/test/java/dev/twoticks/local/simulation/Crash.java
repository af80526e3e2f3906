package dev.twoticks.local.simulation;

/// The end of a process in the middle of its work. Whatever a `finally` still tries has no effect.
final class Crash extends Error {

    private static final long serialVersionUID = 1L;

    Crash() {
        super("crashed", null, false, false);
    }
}
