package dev.twoticks.dynamodb;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Verification;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Counts on the verification and on the lock of its number and purpose.
record WrongCheck(String table, Verification read, Instant now, boolean strictLock) implements Check {

    private static final String COUNT = "SET #checks = #checks + :one";

    @Override
    public String operation() {
        return "countWrong";
    }

    @Override
    public List<TransactWriteItem> writes(Seen seen) {
        Change verification = new Change(
                Attempts.key(read.ref()), COUNT, ACCEPTS, accepts(seen).with(":one", 1));
        LockItems items = LockItems.of(read.request(), now);
        Change lock = seen.lock().atEdge() ? items.trip(seen.lock(), strictLock) : items.count();
        return List.of(verification.transacted(table), lock.transacted(table));
    }

    @Override
    public CheckCommit.Committed committed(Seen seen) {
        return new CheckCommit.Committed(
                seen.checks() + 1,
                seen.lock().atEdge() ? seen.lock().tripped(now, strictLock).lockedUntil() : null);
    }
}
