package dev.twoticks.verification;

import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Starts verifications of test numbers. They cost nothing: no gate is asked and no workflow started. Whoever
/// starts one counts in the windows of address and application, so that its code is not guessed for nothing and
/// without end. It is stored like any number, under a key of its own, so that all that follows is the same.
final class TestStarts {

    private final VerificationStore store;
    private final PolicySource policy;
    private final KeyRing keys;
    private final CallerLimits limits;
    private final RepeatedStarts repeated;
    private final Surroundings surroundings;

    TestStarts(
            VerificationStore store,
            PolicySource policy,
            KeyRing keys,
            CallerLimits limits,
            RepeatedStarts repeated,
            Surroundings surroundings) {
        this.store = store;
        this.policy = policy;
        this.keys = keys;
        this.limits = limits;
        this.repeated = repeated;
        this.surroundings = surroundings;
    }

    StartResult start(StartRequest request, @Nullable Repeatable repeatable, StartAdmission.Admission.Test test) {
        Instant now = surroundings.now();
        TestNumber number = test.number();
        if (!number.inUse(now)) {
            surroundings
                    .events()
                    .record(Event.testNumberExpired(test.application().clientId(), number.until()));
            return new StartResult.TestNumberExpired();
        }
        VerificationId id = VerificationId.random(surroundings.random());
        NewVerification next = new NewVerification(
                id,
                request,
                repeatable,
                test.application(),
                number.number(),
                PhoneKey.ofTest(id.ref()),
                keys.currentPhoneDataKey(),
                now);
        CountedWindows windows = limits.start(next, test);
        Optional<Instant> full = windows.refusedUntil();
        if (full.isPresent()) {
            surroundings
                    .events()
                    .record(Event.limited(windows, test.application().clientId()));
            return repeated.insteadOf(new StartResult.RateLimited(full.get()), next, windows);
        }
        Verification verification = next.unsent(surroundings.random());
        StartWrite write =
                new StartWrite(verification, PhoneActivity.NONE, null, now, next.kept(surroundings.random()));
        return switch (store.start(write)) {
            case StartCommit.Committed _ -> {
                surroundings.events().record(Event.started(verification));
                yield new StartResult.Started(id, VerificationView.of(verification, policy, now));
            }
            case StartCommit.KeyTaken(KeptAnswer before) -> repeated.answer(before, next, windows);
            case StartCommit.KeyInFlight _ -> repeated.insteadOf(new StartResult.KeyInFlight(), next, windows);
            case StartCommit.PhoneChanged _, StartCommit.Locked _, StartCommit.ProviderClosed _ ->
                throw new StoreUnavailableException("start: a key of its own is taken");
        };
    }
}
