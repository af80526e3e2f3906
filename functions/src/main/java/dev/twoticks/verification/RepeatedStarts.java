package dev.twoticks.verification;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;

/// Answers a start that was carried out before: as it was answered then, whatever has happened since. Whoever
/// died on the way to the workflow is made good.
final class RepeatedStarts {

    private final VerificationStore store;
    private final HeldVerifications held;
    private final DeliveryWorkflow workflow;
    private final PolicySource policy;
    private final KeyRing keys;
    private final EventLog events;

    RepeatedStarts(
            VerificationStore store, DeliveryWorkflow workflow, PolicySource policy, KeyRing keys, EventLog events) {
        this.store = store;
        this.held = new HeldVerifications(store, policy);
        this.workflow = workflow;
        this.policy = policy;
        this.keys = keys;
        this.events = events;
    }

    /// Answers a start that has met its key among the gates. It uses up nothing: what it has counted is handed
    /// back at once with the rest. One that comes at once with what it repeats may be the only one that was
    /// counted for it, and hands back nothing.
    StartResult answer(KeptAnswer kept, NewVerification next, CountedWindows windows) {
        Optional<VerificationId> id = opened(kept, next);
        if (id.isEmpty()) {
            windows.giveBackShared();
            return new StartResult.KeyReused();
        }
        if (kept.mayBeUnderWay(next.now())) {
            return again(id.get(), kept, next);
        }
        return InParallel.both(() -> again(id.get(), kept, next), () -> {
                    windows.giveBackAll();
                    return windows;
                })
                .first();
    }

    /// Answers a start whose own write has met its key.
    StartResult answer(KeptAnswer kept, NewVerification next) {
        return opened(kept, next).map(it -> again(it, kept, next)).orElseGet(StartResult.KeyReused::new);
    }

    /// What a start is answered that cannot be carried out. What refuses it may be the very same start, carried
    /// out since the gates were read: then that one's answer is its answer. Else it leaves what strangers
    /// share.
    StartResult insteadOf(StartResult refusal, NewVerification next, CountedWindows windows) {
        KeptName key = next.keptName();
        Optional<KeptAnswer> meanwhile = key != null && mayHaveMetItself(refusal)
                ? store.kept(key).filter(it -> it.holds(next.now()))
                : Optional.empty();
        if (meanwhile.isPresent()) {
            return answer(meanwhile.get(), next, windows);
        }
        // the one in flight may pass because of what this one has counted
        if (!(refusal instanceof StartResult.KeyInFlight)) {
            windows.giveBackShared();
        }
        return refusal;
    }

    private static boolean mayHaveMetItself(StartResult refusal) {
        return refusal instanceof StartResult.RateLimited
                || refusal instanceof StartResult.PhoneLimited
                || refusal instanceof StartResult.ProviderNotConfigured
                || refusal instanceof StartResult.KeyInFlight;
    }

    /// The id of the start that the key stands for; empty if that is another one.
    private Optional<VerificationId> opened(KeptAnswer kept, NewVerification next) {
        return Optional.ofNullable(next.repeatable())
                .flatMap(it -> it.open(keys.phoneDataKey(kept.request().sealed().keyId()), kept.request()))
                .flatMap(VerificationId::parse);
    }

    private StartResult again(VerificationId id, KeptAnswer kept, NewVerification next) {
        // an operator may have erased the verification; its key is then as good as another request's
        return held.startedBy(kept.request())
                .map(it -> cameToNothing(it, kept) ? new StartResult.WorkflowUnavailable() : again(id, it, next.now()))
                .orElseGet(StartResult.KeyReused::new);
    }

    /// One whose workflow could not be started has freed its key since that was read. One that its client has
    /// canceled has not.
    private boolean cameToNothing(Verification started, KeptAnswer kept) {
        return started.stored() == StoredStatus.CANCELED
                && started.deliveries().isEmpty()
                && store.kept(kept.request().name()).filter(kept::equals).isEmpty();
    }

    private StartResult again(VerificationId id, Verification started, Instant now) {
        events.record(Event.startRepeated(started.ref()));
        // Same name, same input: where it runs already, nothing happens. It is not canceled if that fails: whoever
        // has got the first answer relies on it.
        return !mayBeUnstarted(started, now) || startAgain(started)
                ? new StartResult.Started(id, VerificationView.atStart(started, policy))
                : new StartResult.WorkflowUnavailable();
    }

    /// Whoever could not start it may be about to cancel it. Of the two, one comes first in the store.
    private boolean startAgain(Verification started) {
        Round round = started.round();
        return switch (workflow.start(started.ref(), round.number(), round.plan())) {
            case WorkflowStart.Confirmed _ -> store.noteStarted(started.ref());
            case WorkflowStart.Unconfirmed(String error) -> {
                events.record(Alerts.workflowNotStarted(started.ref(), round.number(), error));
                yield false;
            }
        };
    }

    /// Later rounds are started again by whoever asks for the next delivery; a test number's has none.
    private static boolean mayBeUnstarted(Verification started, Instant now) {
        return !started.request().test()
                && started.statusAt(now).open()
                && started.round().number() == 1
                && started.deliveries().isEmpty();
    }
}
