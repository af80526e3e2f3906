package dev.twoticks.dynamodb;

import dev.twoticks.verification.CancelCommit;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Cancels a verification and marks it on its number.
record EndTransaction(Transactions transactions, String table) {

    private static final int CANCEL_TRIES = 3;
    private static final int START_TRIES = 2;
    private static final int VERIFICATION = 0;
    private static final int KEY = 2;

    private static final String CANCEL = "SET #status = :canceled";
    private static final String UNCLAIMED =
            "#status = :pending AND size(#deliveries) = :none AND attribute_not_exists(#started_again)";

    CancelCommit cancel(Verification read, Instant now) {
        Change cancel = new Change(Attempts.key(read.ref()), CANCEL, Attempts.OPEN, canceled(Values.open(now)));
        Change finish = PhoneItems.finish(read.request().phoneKey(), read.ref(), now);
        return transactions
                .run("cancel", CANCEL_TRIES, List.of(cancel.transacted(table), finish.transacted(table)))
                .map(it -> refused(it.at(VERIFICATION).orElseThrow()))
                .orElseGet(CancelCommit.Canceled::new);
    }

    boolean cancelUnstarted(Ref ref, PhoneKey phone, @Nullable KeptName key, Instant now) {
        Values values = canceled(Values.pending()).with(":none", 0);
        Change cancel = new Change(Attempts.key(ref), CANCEL, UNCLAIMED, values);
        Change release = PhoneItems.release(phone, ref, now);
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(cancel.transacted(table));
        writes.add(release.transacted(table));
        if (key != null) {
            writes.add(KeptItems.release(table, key, ref));
        }
        return transactions
                .run("cancelUnstarted", START_TRIES, writes)
                // a key that stands for another request stays, and is no reason to let this one live
                .map(it -> it.has(KEY) && cancelUnstarted(ref, phone, null, now))
                .orElse(true);
    }

    private static Values canceled(Values values) {
        return values.with(":canceled", StoredStatus.CANCELED.wire());
    }

    private static CancelCommit refused(Item verification) {
        return verification.isEmpty()
                ? new CancelCommit.Missing()
                : new CancelCommit.Refused(VerificationItems.read(verification));
    }
}
