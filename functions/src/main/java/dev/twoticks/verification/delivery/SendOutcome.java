package dev.twoticks.verification.delivery;

/// What came of handing a message to the provider once.
public sealed interface SendOutcome {

    /// The provider has it. `status` is at most `queued` as a rule.
    record Accepted(String messageId, DeliveryStatus status) implements SendOutcome {}

    /// The provider refused: there is no message.
    record Refused(Failure failure) implements SendOutcome {}

    /// It was never asked (no way to it, nothing to send with): there is no message, and nothing is known of it.
    record NotSent(Failure failure) implements SendOutcome {}

    /// The provider's credentials are missing or refused: there is no message, and there will be none for
    /// anybody.
    ///
    /// @param field the setting to look at (`auth_token`, `api_key`, …); never its value
    record CredentialsRefused(String field) implements SendOutcome {}

    /// Nobody knows. It must not be sent again on the same delivery; a receipt or the timer settles it.
    ///
    /// @param reason one word: `timeout`, `reset`, `http_500`
    record Unknown(String reason) implements SendOutcome {}
}
