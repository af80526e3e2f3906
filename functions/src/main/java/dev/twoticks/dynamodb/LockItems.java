package dev.twoticks.dynamodb;

import dev.twoticks.verification.VerificationRequest;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/// `LOCK#hex#purpose`: consecutive wrong codes, and whether they have locked.
///
/// @param strict whether a lock stays until an operator opens it
record LockItems(String key, Instant now, boolean strict) {

    private static final String COUNT = "SET #failures = if_not_exists(#failures, :zero) + :one,"
            + " #edge = if_not_exists(#edge, :edge), #locks = if_not_exists(#locks, :zero), #ttl = :ttl";

    /// Any number of checks of one number may count at once below the edge.
    private static final String BELOW_EDGE =
            Attempts.UNLOCKED + " AND (attribute_not_exists(#failures) OR #failures < #edge)";

    private static final String LOCK = "SET #failures = :failures, #edge = :edge, #locks = :locks,"
            + " #locked_until = :locked_until, #ttl = :ttl";

    /// At the edge only who has seen this very state locks.
    private static final String AS_READ =
            Attempts.UNLOCKED + " AND #failures = :failures_read AND #edge = :edge_read AND #locks = :locks_read";

    private static final String RESET =
            "SET #failures = :zero, #edge = :edge, #locks = :zero, #ttl = :ttl REMOVE #locked_until";

    static LockItems of(VerificationRequest request, Instant now, boolean strict) {
        return new LockItems(Attempts.key(request.phoneKey(), request.purpose()), now, strict);
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

    /// One more wrong code.
    ///
    /// @param next what it makes of the lock as it was read
    Change count(FailureLock read, FailureLock next) {
        return read.atEdge() ? lock(read, next) : count();
    }

    Change reset() {
        Values values = values().with(":zero", 0).with(":edge", FailureLock.NONE.edge());
        return new Change(key, RESET, Attempts.UNLOCKED, values);
    }

    private Change count() {
        Values values = values().with(":zero", 0).with(":one", 1).with(":edge", FailureLock.NONE.edge());
        return new Change(key, COUNT, BELOW_EDGE, values);
    }

    private Change lock(FailureLock read, FailureLock next) {
        Values values = values().with(":failures", next.failures())
                .with(":edge", next.edge())
                .with(":locks", next.locks())
                .with(":locked_until", Objects.requireNonNull(next.lockedUntil()))
                .with(":failures_read", read.failures())
                .with(":edge_read", read.edge())
                .with(":locks_read", read.locks());
        return new Change(key, LOCK, AS_READ, values);
    }

    private Values values() {
        Duration kept = strict ? Attempts.STRICT_LOCK_KEPT : Attempts.LOCK_KEPT;
        return new Values().with(":now", now).with(":ttl", Attempts.ttl(now, kept));
    }
}
