package dev.twoticks.dynamodb;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// A right or a wrong code, as the transaction that it makes: first the verification, then the lock. Both put
/// the same conditions on the verification.
interface Check {

    /// The count that was read is a condition, because only so the answer knows the count it has made.
    String ACCEPTS = Attempts.OPEN + " AND #checks = :checks";

    /// What the next transaction must find.
    record Seen(int checks, FailureLock lock) {}

    String operation();

    Verification read();

    Instant now();

    List<TransactWriteItem> writes(Seen seen);

    CheckCommit.Committed committed(Seen seen);

    /// What is kept for its idempotency key, if it has one.
    @Nullable
    KeptRequest kept();

    /// The write that keeps it.
    Change keep(KeptRequest kept, Seen seen);

    /// Values of [#ACCEPTS].
    default Values accepts(Seen seen) {
        return Values.open(now()).with(":checks", seen.checks());
    }
}
