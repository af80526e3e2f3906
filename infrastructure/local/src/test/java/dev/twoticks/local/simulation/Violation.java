package dev.twoticks.local.simulation;

/// An invariant that did not hold. An error, so that no use case takes it for trouble that it can live with.
final class Violation extends Error {

    private static final long serialVersionUID = 1L;

    private final Invariant invariant;

    Violation(Invariant invariant, String what) {
        super(invariant + ": " + what);
        this.invariant = invariant;
    }

    Invariant invariant() {
        return invariant;
    }
}
