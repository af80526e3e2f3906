package dev.twoticks.verification;

/// What became of a cancellation's transaction.
public sealed interface CancelCommit {

    record Canceled() implements CancelCommit {}

    /// No longer pending, or expired, or no check left.
    record Refused(Verification current) implements CancelCommit {}

    /// The verification is gone.
    record Missing() implements CancelCommit {}
}
