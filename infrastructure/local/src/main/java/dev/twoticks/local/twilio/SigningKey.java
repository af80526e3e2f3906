package dev.twoticks.local.twilio;

/// The token that signs callbacks.
public enum SigningKey {
    PRIMARY,
    /// As after a promotion that the service has not noticed yet; falls back to the primary if there is none.
    SECONDARY,
    /// A token that nobody has: every receipt must be refused.
    WRONG
}
