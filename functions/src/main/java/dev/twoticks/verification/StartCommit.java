package dev.twoticks.verification;

import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;

/// What became of a start's transaction.
public sealed interface StartCommit {

    record Committed() implements StartCommit {}

    /// Somebody else has asked for this number in the meantime: decide again from this.
    record PhoneChanged(PhoneActivity current) implements StartCommit {}

    record Locked(Instant until) implements StartCommit {}

    /// Another start probes the provider.
    record ProviderClosed() implements StartCommit {}

    /// The idempotency key stands for a request already.
    record KeyTaken(KeptAnswer kept) implements StartCommit {}

    /// It has met other writes each time, which may be those of the same request: the key tells later.
    record KeyInFlight() implements StartCommit {}
}
