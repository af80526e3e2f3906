package dev.twoticks.dynamodb;

import dev.twoticks.verification.LockCarry;
import dev.twoticks.verification.VerificationRequest;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Instant;
import java.util.Objects;

/// `LOCK#hex#purpose`: consecutive wrong codes, and whether they have locked.
record LockItems(String key, Instant now) {

    private static final String COUNT = "SET #failures = if_not_exists(#failures, :zero) + :one,"
            + " #edge = if_not_exists(#edge, :edge), #locks = if_not_exists(#locks, :zero), #ttl = :ttl";

    /// Any number of checks of one number may count at once below the edge.
    private static final String BELOW_EDGE =
            Attempts.UNLOCKED + " AND (attribute_not_exists(#failures) OR #failures < #edge)";

    private static final String COUNTS = "SET #failures = :failures, #edge = :edge, #locks = :locks";
    private static final String UNTIL = ", #locked_until = :locked_until";
    private static final String KEPT = ", #ttl = :ttl";

    // only an operator opens a strict lock, so it is never cleaned up
    private static final String KEPT_FOR_EVER = " REMOVE #ttl";

    private static final String SAME = "#failures = :failures_read AND #edge = :edge_read AND #locks = :locks_read";

    /// A lock that is not there reads as none.
    private static final String NONE_STILL = "attribute_not_exists(#failures) OR (" + SAME + ")";

    /// At the edge only who has seen this very state locks.
    private static final String AS_READ = Attempts.UNLOCKED + " AND " + SAME;

    private static final String RESET =
            "SET #failures = :zero, #edge = :edge, #locks = :zero, #ttl = :ttl REMOVE #locked_until";

    static LockItems of(VerificationRequest request, Instant now) {
        return new LockItems(Attempts.key(request.phoneKey(), request.purpose()), now);
    }

    static FailureLock read(Item item) {
        return item.isEmpty()
                ? FailureLock.NONE
                : new FailureLock(
                        item.count("failures"),
                        item.count("edge"),
                        item.count("locks"),
                        item.timeOrNull("locked_until"));
    }

    /// One more wrong code below the edge.
    Change count() {
        Values values = kept().with(":zero", 0).with(":one", 1).with(":edge", FailureLock.NONE.edge());
        return new Change(key, COUNT, BELOW_EDGE, values);
    }

    /// One more wrong code at the edge.
    ///
    /// @param strict keep it locked until an operator opens it
    Change trip(FailureLock read, boolean strict) {
        FailureLock next = read.tripped(now, strict);
        Values values = (strict ? values() : kept())
                .with(":failures", next.failures())
                .with(":edge", next.edge())
                .with(":locks", next.locks())
                .with(":locked_until", Objects.requireNonNull(next.lockedUntil()))
                .with(":failures_read", read.failures())
                .with(":edge_read", read.edge())
                .with(":locks_read", read.locks());
        return new Change(key, COUNTS + UNTIL + (strict ? KEPT_FOR_EVER : KEPT), AS_READ, values);
    }

    Change reset() {
        Values values = kept().with(":zero", 0).with(":edge", FailureLock.NONE.edge());
        return new Change(key, RESET, Attempts.UNLOCKED, values);
    }

    /// The wrong codes carried away.
    static Change emptied(LockCarry carry, Instant now) {
        Values values = asRead(carry.carried())
                .with(":zero", 0)
                .with(":edge", FailureLock.NONE.edge())
                .with(":ttl", Attempts.ttl(now, Attempts.LOCK_KEPT));
        return new Change(Attempts.key(carry.from(), carry.purpose()), RESET, SAME, values);
    }

    /// The wrong codes carried here.
    static Change filled(LockCarry carry, Instant now) {
        FailureLock joined = carry.met().joined(carry.carried());
        Instant until = joined.lockedUntil();
        Values values = asRead(carry.met())
                .with(":failures", joined.failures())
                .with(":edge", joined.edge())
                .with(":locks", joined.locks());
        if (!joined.strict()) {
            values.with(":ttl", Attempts.ttl(now, Attempts.LOCK_KEPT));
        }
        if (until != null) {
            values.with(":locked_until", until);
        }
        String update = COUNTS
                + (until == null ? "" : UNTIL)
                + (joined.strict() ? KEPT_FOR_EVER : KEPT)
                + (until == null ? " REMOVE #locked_until" : "");
        return new Change(
                Attempts.key(carry.to(), carry.purpose()),
                update,
                carry.met().equals(FailureLock.NONE) ? NONE_STILL : SAME,
                values);
    }

    private static Values asRead(FailureLock read) {
        return new Values()
                .with(":failures_read", read.failures())
                .with(":edge_read", read.edge())
                .with(":locks_read", read.locks());
    }

    private Values kept() {
        return values().with(":ttl", Attempts.ttl(now, Attempts.LOCK_KEPT));
    }

    private Values values() {
        return new Values().with(":now", now);
    }
}
