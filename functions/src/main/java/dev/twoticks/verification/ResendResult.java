package dev.twoticks.verification;

import java.time.Instant;

/// What came of asking for another delivery. Everything but `Accepted` has booked nothing.
public sealed interface ResendResult {

    record Accepted(VerificationView view) implements ResendResult {}

    record TooEarly(Instant retryAt) implements ResendResult {}

    /// Too many requests of this address.
    record RateLimited(Instant retryAt) implements ResendResult {}

    /// A window or a lock of this number.
    record PhoneLimited(Instant retryAt) implements ResendResult {}

    record AlreadyApproved() implements ResendResult {}

    record Canceled() implements ResendResult {}

    record Expired() implements ResendResult {}

    /// No check is left, so another message would be of no use.
    record Exhausted() implements ResendResult {}

    record NoRoundLeft() implements ResendResult {}

    record NotFound() implements ResendResult {}

    record ProviderNotConfigured(Instant retryAt) implements ResendResult {}

    /// The workflow could not be started; the same round is started again by the next request, which may come
    /// at once.
    record WorkflowUnavailable() implements ResendResult {}
}
