package dev.twoticks.verification;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.phone.NumberFault;
import java.time.Instant;

/// What came of asking for a verification. Everything but `Started` has sent and stored nothing;
/// it stays counted on the address alone.
public sealed interface StartResult {

    record Started(VerificationId id, VerificationView view) implements StartResult {}

    /// No such application, a wrong secret, or phones are turned off for it.
    record ApplicationNotAllowed() implements StartResult {}

    record OriginNotAllowed() implements StartResult {}

    record PurposeNotAllowed() implements StartResult {}

    /// The number's country is not on the allow-list.
    record CountryNotAllowed() implements StartResult {}

    /// The application's verifications must be bound, and no challenge came with the start.
    record ChallengeMissing() implements StartResult {}

    /// Purpose `mfa` without a first factor.
    record FirstFactorMissing() implements StartResult {}

    /// Purpose `mfa` on top of the phone itself: one factor twice.
    record SameChannel() implements StartResult {}

    /// No number that messages can be sent to.
    ///
    /// @param why what is wrong with it
    record InvalidPhoneNumber(NumberFault why) implements StartResult {}

    /// A public application tells its people's addresses; anybody could, so nobody is believed.
    record SignalsNotTaken() implements StartResult {}

    /// A window is full: of the address, of numbers beside this one, or of the application; which one is nobody's
    /// business.
    record RateLimited(Instant retryAt) implements StartResult {}

    /// A test number whose last day has passed, or is too far away.
    record TestNumberExpired() implements StartResult {}

    /// A cooldown, a window or a lock of this number; which one is nobody's business.
    record PhoneLimited(Instant retryAt) implements StartResult {}

    /// The provider refuses our credentials, or there are none.
    record ProviderNotConfigured(Instant retryAt) implements StartResult {}

    /// The workflow could not be started. The verification is canceled and a new one may be asked for at once;
    /// if it was a repeated start, it is as it was, and the same start may be repeated.
    record WorkflowUnavailable() implements StartResult {}

    /// The idempotency key stands for another start.
    record KeyReused() implements StartResult {}

    /// A start of the same idempotency key is being carried out.
    record KeyInFlight() implements StartResult {}
}
