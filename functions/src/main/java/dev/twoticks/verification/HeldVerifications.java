package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.plan.PolicySource;
import java.util.Optional;

/// Finds the verification of whoever holds its id. A wrong id and a wrong application look alike, and neither
/// has written anything.
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

    private boolean admits(Verification verification, Caller caller) {
        String clientId = verification.request().clientId();
        boolean otherName = caller.clientId() != null && !caller.clientId().equals(clientId);
        return !otherName
                && policy.application(clientId).map(it -> it.admits(caller)).orElse(false);
    }
}
