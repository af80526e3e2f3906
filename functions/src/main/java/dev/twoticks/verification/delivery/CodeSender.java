package dev.twoticks.verification.delivery;

/// Hands a code to a provider.
public interface CodeSender {

    /// The provider's name in the table and in logs (`twilio`).
    String provider();

    /// Sends once. One call makes at most one request to the provider, except that an answer which says "not
    /// processed" (429) is followed by one more. It never throws for what the provider does: every answer,
    /// silence and broken connection is one of the outcomes, within about six seconds. It is not idempotent:
    /// the caller claims the delivery in the table first and calls once per claim.
    SendOutcome send(CodeMessage message);
}
