package dev.twoticks.verification.idempotency;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.key.Sealed;
import java.time.Duration;
import java.time.Instant;

/// A request that was carried out under a key.
///
/// @param ref the verification that it was about
/// @param sealed its fingerprint, and what nobody else may read of its answer, sealed for `name`
/// @param at when it was
public record KeptRequest(KeptName name, Ref ref, Sealed sealed, Instant at) {

    /// How long a key stands for its request.
    public static final Duration KEPT = Duration.ofHours(24);

    /// From then on the key is free again.
    public Instant until() {
        return at.plus(KEPT);
    }
}
