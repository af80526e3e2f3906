package dev.twoticks.verification;

import java.time.Instant;

/// What came of a check.
public sealed interface CheckResult {

    /// The right code, for the first time.
    ///
    /// @param token the signed proof
    record Approved(String token) implements CheckResult {
        @Override
        public String toString() {
            return "Approved[redacted]";
        }
    }

    record Incorrect(int checksLeft) implements CheckResult {}

    record AlreadyApproved() implements CheckResult {}

    record Canceled() implements CheckResult {}

    record Expired() implements CheckResult {}

    /// No check is left.
    record Exhausted() implements CheckResult {}

    /// No such verification, or not the caller's.
    record NotFound() implements CheckResult {}

    /// Too many requests of this address; no check was counted.
    record RateLimited(Instant retryAt) implements CheckResult {}

    /// The number is locked for this purpose.
    record PhoneLimited(Instant retryAt) implements CheckResult {}

    /// The idempotency key stands for another check; whether this code is right is not said, and it is not
    /// counted.
    record KeyReused() implements CheckResult {}

    /// A check of the same idempotency key is being carried out.
    record KeyInFlight() implements CheckResult {}
}
