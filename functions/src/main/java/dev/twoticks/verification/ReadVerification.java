package dev.twoticks.verification;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;

/// Shows a verification to the holder of its id.
public final class ReadVerification {

    private final HeldVerifications held;
    private final PolicySource policy;
    private final Surroundings surroundings;

    public ReadVerification(VerificationStore store, PolicySource policy, Surroundings surroundings) {
        this.held = new HeldVerifications(store, policy);
        this.policy = policy;
        this.surroundings = surroundings;
    }

    public ReadResult read(VerificationId id, Caller caller) {
        Instant now = surroundings.now();
        return held.find(id, caller)
                .filter(it -> now.isBefore(it.expiresAt().plus(Verification.MEMORY)))
                .<ReadResult>map(it -> new ReadResult.Found(VerificationView.of(it, policy, now)))
                .orElseGet(ReadResult.NotFound::new);
    }
}
