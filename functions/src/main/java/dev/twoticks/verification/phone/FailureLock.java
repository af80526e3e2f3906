package dev.twoticks.verification.phone;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Consecutive wrong codes of one number for one purpose, over all its verifications. A new code never resets
/// them, a right one does. The 50th locks for an hour; from then on every five more lock for 4 h, then for a
/// day each time.
///
/// Every wrong code but the one at an edge is a plain `failures + 1`; the store refuses that one and the caller
/// decides it with [#tripped], conditioned on the state read.
///
/// @param failures consecutive wrong codes
/// @param edge the next wrong code locks when `failures` has reached this
/// @param locks how often it has locked since the last right code
/// @param lockedUntil when it opens again; in the past if it has
public record FailureLock(
        int failures, int edge, int locks, @Nullable Instant lockedUntil) {

    /// The wrong code that locks first.
    public static final int CAP = 50;

    private static final int STEP = 5;
    private static final List<Duration> TIMES = List.of(Duration.ofHours(1), Duration.ofHours(4), Duration.ofHours(24));

    /// A strict lock stays until an operator deletes it, and the table's own clean-up must not open it either.
    private static final Instant FOREVER = Instant.parse("9999-12-31T00:00:00Z");

    /// Nothing counted yet.
    public static final FailureLock NONE = new FailureLock(0, CAP - 1, 0, null);

    /// These wrong codes and those of another key of the same number: no more are left until it locks than either
    /// leaves, and it opens no earlier than either.
    public FailureLock joined(FailureLock other) {
        boolean later = lockedUntil == null || (other.lockedUntil != null && other.lockedUntil.isAfter(lockedUntil));
        return new FailureLock(
                failures + other.failures,
                Math.max(edge, other.edge),
                Math.max(locks, other.locks),
                later ? other.lockedUntil : lockedUntil);
    }

    /// Whether only an operator opens it.
    public boolean strict() {
        return FOREVER.equals(lockedUntil);
    }

    /// Until when nothing is sent or checked; empty if it is open.
    public Optional<Instant> closedUntil(Instant now) {
        return Optional.ofNullable(lockedUntil).filter(now::isBefore);
    }

    /// Whether the next wrong code locks.
    public boolean atEdge() {
        return failures >= edge;
    }

    /// One more wrong code at the edge: it is counted, and it locks.
    ///
    /// @param strict keep it locked until an operator opens it
    public FailureLock tripped(Instant now, boolean strict) {
        Instant until = strict ? FOREVER : now.plus(TIMES.get(Math.min(locks, TIMES.size() - 1)));
        return new FailureLock(failures + 1, failures + STEP, locks + 1, until);
    }
}
