package dev.twoticks.dynamodb;

import dev.twoticks.verification.ProviderGate;
import dev.twoticks.verification.Round;
import dev.twoticks.verification.RoundCommit;
import dev.twoticks.verification.RoundWrite;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.VerificationRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Opens the next round, which ends the one before, and books it on the number.
record RoundTransaction(Transactions transactions, String table, String provider) {

    private static final String OPERATION = "openRound";
    private static final int TRIES = 2;

    private static final int VERIFICATION = 0;
    private static final int LOCK = 1;
    private static final int PHONE = 2;

    private static final String OPEN = "SET #round = :round, #plan = :plan, #next_delivery_at = :next_at";
    private static final String PROBING = ", #probes_provider = :probes";
    private static final String AFTER =
            Attempts.OPEN + " AND #round = :before AND attribute_not_exists(#round_unstarted)";

    RoundCommit run(RoundWrite round) {
        VerificationRequest request = round.read().request();
        String lock = Attempts.key(request.phoneKey(), request.purpose());
        List<TransactWriteItem> writes = new ArrayList<>();
        writes.add(open(round).transacted(table));
        writes.add(Change.check(table, lock, Attempts.UNLOCKED, new Values().with(":now", round.now())));
        writes.add(PhoneItems.book(request.phoneKey(), round.activity(), round.now())
                .transacted(table));
        ProviderGate probed = round.probed();
        if (probed != null) {
            writes.add(ProviderItems.probe(provider, probed, round.now()).transacted(table));
        }
        return transactions
                .run(OPERATION, TRIES, writes)
                .map(RoundTransaction::refused)
                .orElseGet(RoundCommit.Committed::new);
    }

    private static Change open(RoundWrite write) {
        Round next = write.next();
        Values values = Values.open(write.now())
                .with(":round", next.number())
                .with(":before", next.number() - 1)
                .with(":plan", PlanItems.write(next.plan()))
                .with(":next_at", next.nextAt());
        String key = Attempts.key(write.read().ref());
        return write.probed() == null
                ? new Change(key, OPEN, AFTER, values)
                : new Change(key, OPEN + PROBING, AFTER, values.with(":probes", AttributeValue.fromBool(true)));
    }

    private static RoundCommit refused(Transactions.Refusal refusal) {
        Optional<Item> verification = refusal.at(VERIFICATION);
        if (verification.isPresent()) {
            return changed(verification.get());
        }
        Optional<Item> lock = refusal.at(LOCK);
        if (lock.isPresent()) {
            return new RoundCommit.Locked(lock.get().time("locked_until"));
        }
        return refusal.at(PHONE)
                .<RoundCommit>map(it -> new RoundCommit.PhoneChanged(PhoneItems.read(it)))
                .orElseGet(RoundCommit.ProviderClosed::new);
    }

    private static RoundCommit changed(Item verification) {
        if (verification.isEmpty()) {
            throw new StoreUnavailableException(OPERATION + ": verification gone");
        }
        return new RoundCommit.Changed(VerificationItems.read(verification));
    }
}
