package dev.twoticks.verification;

import dev.twoticks.verification.idempotency.KeptAnswer;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What became of a check's transaction. The same for right and wrong codes, so that a refusal tells nothing.
public sealed interface CheckCommit {

    /// Counted, or approved.
    ///
    /// @param checks wrong codes of this verification, this one included
    /// @param lockedUntil if this wrong code has locked the phone and purpose
    record Committed(int checks, @Nullable Instant lockedUntil) implements CheckCommit {}

    /// No longer pending, or expired, or no check left.
    record Refused(Verification current) implements CheckCommit {}

    record Locked(Instant until) implements CheckCommit {}

    /// The verification is gone.
    record Missing() implements CheckCommit {}

    /// The idempotency key stands for a request already.
    record KeyTaken(KeptAnswer kept) implements CheckCommit {}

    /// It has met other writes each time, which may be those of the same request: the key tells later.
    record KeyInFlight() implements CheckCommit {}
}
