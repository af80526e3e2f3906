package dev.twoticks.dynamodb;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.idempotency.KeptRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Counts on the verification and on the lock of its number and purpose.
record WrongCheck(
        String table,
        Verification read,
        Instant now,
        boolean strictLock,
        @Nullable KeptRequest kept) implements Check {

    private static final String COUNT = "SET #checks = #checks + :one";

    @Override
    public String operation() {
        return "countWrong";
    }

    @Override
    public List<TransactWriteItem> writes(Seen seen) {
        Values values = accepts(seen).with(":one", 1);
        Change verification =
                new Change(Attempts.key(read.ref()), KeptItems.naming(kept, COUNT, values), ACCEPTS, values);
        LockItems items = LockItems.of(read.request(), now);
        Change lock = seen.lock().atEdge() ? items.trip(seen.lock(), strictLock) : items.count();
        return List.of(verification.transacted(table), lock.transacted(table));
    }

    @Override
    public Change keep(KeptRequest request, Seen seen) {
        return KeptItems.wrong(request, seen.checks() + 1);
    }

    @Override
    public CheckCommit.Committed committed(Seen seen) {
        return new CheckCommit.Committed(
                seen.checks() + 1,
                seen.lock().atEdge() ? seen.lock().tripped(now, strictLock).lockedUntil() : null);
    }
}
