package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;

/// Ends a verification at its holder's wish; what has not been sent by then is never sent.
public final class CancelVerification {

    private final VerificationStore store;
    private final HeldVerifications held;
    private final OpenTasks tasks;
    private final Surroundings surroundings;

    public CancelVerification(
            VerificationStore store, DeliveryTasks waiting, PolicySource policy, Surroundings surroundings) {
        this.store = store;
        this.held = new HeldVerifications(store, policy);
        this.tasks = new OpenTasks(waiting, surroundings.events());
        this.surroundings = surroundings;
    }

    public CancelResult cancel(VerificationId id, Caller caller) {
        Optional<Verification> found = held.find(id, caller);
        if (found.isEmpty()) {
            return new CancelResult.NotFound();
        }
        Instant now = surroundings.now();
        Verification read = found.get();
        return ended(read, now).orElseGet(() -> commit(read, now));
    }

    private CancelResult commit(Verification read, Instant now) {
        return switch (store.cancel(read, now)) {
            case CancelCommit.Canceled _ -> {
                surroundings.events().record(Event.canceled(read.ref()));
                tasks.end(read, read.round().number(), Outcome.CANCELED);
                yield new CancelResult.Canceled();
            }
            case CancelCommit.Refused(Verification current) ->
                ended(current, now).orElseThrow(() -> new IllegalStateException("refused while it is open"));
            case CancelCommit.Missing _ -> new CancelResult.NotFound();
        };
    }

    private static Optional<CancelResult> ended(Verification verification, Instant now) {
        return switch (verification.statusAt(now)) {
            case PENDING, FAILED -> Optional.empty();
            case APPROVED -> Optional.of(new CancelResult.AlreadyApproved());
            case CANCELED -> Optional.of(new CancelResult.Canceled());
            case EXPIRED -> Optional.of(new CancelResult.Expired());
            case MAX_ATTEMPTS_REACHED -> Optional.of(new CancelResult.Exhausted());
        };
    }
}
