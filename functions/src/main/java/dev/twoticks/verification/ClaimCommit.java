package dev.twoticks.verification;

/// What became of a claim.
public sealed interface ClaimCommit {

    /// The slot is ours, for this one call.
    record Claimed(Verification current) implements ClaimCommit {}

    /// It was taken before; the token is now the new one.
    record Held(Verification current) implements ClaimCommit {}

    /// Nothing may be sent any more in this round.
    record Refused(Verification current) implements ClaimCommit {}

    /// There is no such verification (erased, or never was).
    record Missing() implements ClaimCommit {}
}
