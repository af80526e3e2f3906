package dev.twoticks.verification;

import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;

/// What became of a resend's transaction.
public sealed interface RoundCommit {

    record Committed() implements RoundCommit {}

    /// The verification is no longer what was read: another round was opened, or it has ended.
    record Changed(Verification current) implements RoundCommit {}

    /// Somebody else has asked for this number in the meantime: decide again from this.
    record PhoneChanged(PhoneActivity current) implements RoundCommit {}

    record Locked(Instant until) implements RoundCommit {}

    /// Another request probes the provider.
    record ProviderClosed() implements RoundCommit {}
}
