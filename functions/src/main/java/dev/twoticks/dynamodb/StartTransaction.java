package dev.twoticks.dynamodb;

import dev.twoticks.verification.ProviderGate;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationRequest;
import dev.twoticks.verification.idempotency.KeptRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Puts a verification and books it on its number; deletes those that the number forgets.
record StartTransaction(Transactions transactions, String table, String provider) {

    private static final String OPERATION = "start";
    private static final int TRIES = 2;

    private static final int VERIFICATION = 0;
    private static final int LOCK = 1;
    private static final int PHONE = 2;

    StartCommit run(StartWrite start) {
        VerificationRequest request = start.verification().request();
        String lock = Attempts.key(request.phoneKey(), request.purpose());
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(put(start.verification()));
        writes.add(Change.check(table, lock, Attempts.UNLOCKED, new Values().with(":now", start.now())));
        writes.add(PhoneItems.start(start).transacted(table));
        ProviderGate probed = start.probed();
        if (probed != null) {
            writes.add(ProviderItems.probe(provider, probed, start.now()).transacted(table));
        }
        start.forgotten().forEach(it -> writes.add(Change.delete(table, Attempts.key(it), null, new Values())));
        KeptRequest kept = start.kept();
        TransactWriteItem keep = kept == null ? null : KeptItems.start(kept).transacted(table);
        return transactions
                .run(OPERATION, TRIES, writes, keep)
                .map(it -> kept == null ? refused(it) : refusedUnder(kept, it))
                .orElseGet(StartCommit.Committed::new);
    }

    private static StartCommit refusedUnder(KeptRequest kept, Transactions.Refusal refusal) {
        if (refusal.inFlight()) {
            return new StartCommit.KeyInFlight();
        }
        return refusal.last()
                .map(it -> KeptItems.read(kept.name(), it))
                .<StartCommit>map(StartCommit.KeyTaken::new)
                .orElseGet(() -> refused(refusal));
    }

    private static StartCommit refused(Transactions.Refusal refusal) {
        if (refusal.has(VERIFICATION)) {
            throw new StoreUnavailableException(OPERATION + ": ref taken");
        }
        Optional<Item> lock = refusal.at(LOCK);
        if (lock.isPresent()) {
            return new StartCommit.Locked(lock.get().time("locked_until"));
        }
        return refusal.at(PHONE)
                .<StartCommit>map(it -> new StartCommit.PhoneChanged(PhoneItems.read(it)))
                .orElseGet(StartCommit.ProviderClosed::new);
    }

    private TransactWriteItem put(Verification verification) {
        Put put = Put.builder()
                .tableName(table)
                .item(VerificationItems.write(verification))
                .conditionExpression(Attempts.NEW)
                .expressionAttributeNames(Change.names(Attempts.NEW))
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().put(put).build();
    }
}
