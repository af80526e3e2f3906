package dev.twoticks.dynamodb;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Approves the verification, resets the lock, and marks the verification finished for its number.
record RightCheck(String table, Verification read, String tokenId, Instant now) implements Check {

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
                new Change(Attempts.key(read.ref()), APPROVE, ACCEPTS, values).transacted(table),
                LockItems.of(read.request(), now).reset().transacted(table),
                PhoneItems.finish(read.request().phoneKey(), read.ref(), now).transacted(table));
    }

    @Override
    public CheckCommit.Committed committed(Seen seen) {
        return new CheckCommit.Committed(seen.checks(), null);
    }
}
