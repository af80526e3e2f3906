package dev.twoticks.dynamodb;

import dev.twoticks.dynamodb.Check.Seen;
import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Runs a check's transaction and reads its refusal, for right and wrong codes alike: first the verification,
/// then the lock. A check that met another one, or stands at an edge of the lock, is run again on what it has
/// learnt; counts only rise to five, so that ends.
record CheckTransaction(Transactions transactions, String table) {

    /// Tries of one transaction while it meets other writes.
    private static final int TRIES = 3;

    /// Transactions of one check: each but the last has learnt of another count, or of an edge.
    private static final int MOST = Verification.MAX_CHECKS + 3;

    private static final int VERIFICATION = 0;
    private static final int LOCK = 1;

    private sealed interface Verdict {

        record Refused(CheckCommit commit) implements Verdict {}

        record Again(Seen seen) implements Verdict {}
    }

    CheckCommit run(Check check) {
        Seen seen = new Seen(check.read().checks(), FailureLock.NONE);
        for (int made = 0; made < MOST; made++) {
            Optional<Transactions.Refusal> refusal = run(check, seen);
            if (refusal.isEmpty()) {
                return check.committed(seen);
            }
            Optional<CheckCommit> repeated = repeated(check, refusal.get());
            if (repeated.isPresent()) {
                return repeated.get();
            }
            switch (verdict(refusal.get(), seen, check.now())) {
                case Verdict.Refused refused -> {
                    return refused.commit();
                }
                case Verdict.Again again -> seen = again.seen();
            }
        }
        throw new StoreUnavailableException(check.operation() + ": too many checks at once");
    }

    private Optional<Transactions.Refusal> run(Check check, Seen seen) {
        KeptRequest kept = check.kept();
        TransactWriteItem keep = kept == null ? null : check.keep(kept, seen).transacted(table);
        return transactions.run(check.operation(), TRIES, check.writes(seen), keep);
    }

    /// The answer of a check that was made before, or is being made.
    private static Optional<CheckCommit> repeated(Check check, Transactions.Refusal refusal) {
        KeptRequest kept = check.kept();
        if (kept == null) {
            return Optional.empty();
        }
        return refusal.inFlight()
                ? Optional.of(new CheckCommit.KeyInFlight())
                : refusal.last().map(it -> KeptItems.read(kept.name(), it)).map(CheckCommit.KeyTaken::new);
    }

    private static Verdict verdict(Transactions.Refusal refusal, Seen seen, Instant now) {
        Optional<Item> item = refusal.at(VERIFICATION);
        if (item.isEmpty()) {
            return lockVerdict(refusal, seen, now);
        }
        if (item.get().isEmpty()) {
            return new Verdict.Refused(new CheckCommit.Missing());
        }
        Verification current = VerificationItems.read(item.get());
        return current.statusAt(now).open()
                ? lockVerdict(refusal, new Seen(current.checks(), seen.lock()), now)
                : new Verdict.Refused(new CheckCommit.Refused(current));
    }

    private static Verdict lockVerdict(Transactions.Refusal refusal, Seen seen, Instant now) {
        FailureLock lock = refusal.at(LOCK).map(LockItems::read).orElse(seen.lock());
        return lock.closedUntil(now)
                .<Verdict>map(it -> new Verdict.Refused(new CheckCommit.Locked(it)))
                .orElseGet(() -> new Verdict.Again(new Seen(seen.checks(), lock)));
    }
}
