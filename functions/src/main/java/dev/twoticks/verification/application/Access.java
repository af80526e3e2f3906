package dev.twoticks.verification.application;

/// How an application shows who it is.
public sealed interface Access {

    /// A browser or mobile client: it can keep no secret; a browser's `Origin` must be listed.
    record Public() implements Access {}

    /// A server: HTTP Basic with its client id and secret.
    record Confidential(SecretHash secret) implements Access {}
}
