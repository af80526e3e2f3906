package dev.twoticks.dynamodb;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.idempotency.KeptRequest;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Approves the verification, resets the lock, and marks the verification finished for its number.
record RightCheck(
        String table,
        Verification read,
        String tokenId,
        Instant now,
        @Nullable KeptRequest kept) implements Check {

    private static final String APPROVE = "SET #status = :approved, #token_id = :token_id, #approved_at = :now";

    @Override
    public String operation() {
        return "approve";
    }

    @Override
    public List<TransactWriteItem> writes(Seen seen) {
        Values values =
                accepts(seen).with(":approved", StoredStatus.APPROVED.wire()).with(":token_id", tokenId);
        return List.of(
                new Change(Attempts.key(read.ref()), KeptItems.naming(kept, APPROVE, values), ACCEPTS, values)
                        .transacted(table),
                LockItems.of(read.request(), now).reset().transacted(table),
                PhoneItems.finish(read.request().phoneKey(), read.ref(), now).transacted(table));
    }

    @Override
    public Change keep(KeptRequest request, Seen seen) {
        return KeptItems.right(request, tokenId);
    }

    @Override
    public CheckCommit.Committed committed(Seen seen) {
        return new CheckCommit.Committed(seen.checks(), null);
    }
}
