package dev.twoticks.verification;

/// What came of a cancellation.
public sealed interface CancelResult {

    /// Canceled now or before.
    record Canceled() implements CancelResult {}

    record AlreadyApproved() implements CancelResult {}

    record Expired() implements CancelResult {}

    record Exhausted() implements CancelResult {}

    record NotFound() implements CancelResult {}
}
