package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.CodeChallenge;
import dev.twoticks.verification.application.CodeVerifier;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.plan.PolicySource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Finds the verification of whoever holds its id: the one gate of every request that names one. A wrong id, a
/// wrong application and a wrong verifier look alike, and none of them has written anything.
final class HeldVerifications {

    private final VerificationStore store;
    private final PolicySource policy;

    HeldVerifications(VerificationStore store, PolicySource policy) {
        this.store = store;
        this.policy = policy;
    }

    Optional<Verification> find(VerificationId id, Caller caller) {
        return store.find(id.ref()).filter(it -> admits(it, caller));
    }

    /// The verification that a start has opened, for whoever has sent the same start under the same key.
    Optional<Verification> startedBy(KeptRequest start) {
        return store.find(start.ref());
    }

    private boolean admits(Verification verification, Caller caller) {
        String clientId = verification.request().clientId();
        boolean otherName = caller.clientId() != null && !caller.clientId().equals(clientId);
        return !otherName
                && policy.application(clientId).map(it -> it.admits(caller)).orElse(false)
                && answers(caller.verifier(), verification.request().challenge());
    }

    /// Nothing answers to nothing alone: a client that shows a verifier has bound its verification, so one that
    /// is not bound is not the one it started (RFC 9700, section 2.1.1).
    private static boolean answers(@Nullable CodeVerifier verifier, @Nullable CodeChallenge challenge) {
        return challenge == null ? verifier == null : verifier != null && challenge.answeredBy(verifier);
    }
}
