package dev.twoticks.verification;

/// What came of reading a verification.
public sealed interface ReadResult {

    record Found(VerificationView view) implements ReadResult {}

    /// No such verification, not the caller's, or ended more than a day ago.
    record NotFound() implements ReadResult {}
}
