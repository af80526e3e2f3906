package dev.twoticks.dynamodb;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Verification;
import java.util.concurrent.CountDownLatch;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// How a count must not be written: it is read, compared, and only then written. Reads of the first guesses
/// meet, as they may, before anybody writes.
record MutatedChecks(RacingStore racing, CountDownLatch reads) {

    private static final String ADD_ONE = "SET #checks = #checks + :checks";
    private static final String REPLACE = "SET #checks = :checks";

    static MutatedChecks on(RacingStore racing) {
        return new MutatedChecks(racing, new CountDownLatch(Race.THREADS));
    }

    /// Counts rightly, but only after it has let the guess pass.
    CheckCommit readThenWrite(Verification started) {
        return guess(started, ADD_ONE, 0);
    }

    /// Writes the count that it has read, and one more.
    CheckCommit evaluateThenWriteStaleCount(Verification started) {
        return guess(started, REPLACE, 1);
    }

    private CheckCommit guess(Verification started, String update, int fromRead) {
        Verification read = racing.stored();
        Race.meet(reads);
        if (read.checks() >= Verification.MAX_CHECKS) {
            return new CheckCommit.Refused(read);
        }
        int value = fromRead == 0 ? 1 : read.checks() + 1;
        UpdateItemRequest request = new Change(
                        Attempts.key(started.ref()), update, null, new Values().with(":checks", value))
                .alone(racing.table());
        racing.client().updateItem(request);
        return new CheckCommit.Committed(read.checks() + 1, null);
    }
}
