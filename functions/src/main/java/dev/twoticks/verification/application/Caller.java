package dev.twoticks.verification.application;

import org.jspecify.annotations.Nullable;

/// What a request says of who sends it. Prints nothing of it.
///
/// @param clientId from the body, or the user of HTTP Basic
/// @param secret the password of HTTP Basic
/// @param origin the `Origin` header, which browsers send
/// @param verifier shows that it is who started the verification that it speaks of
public record Caller(
        @Nullable String clientId,
        @Nullable String secret,
        @Nullable String origin,
        @Nullable CodeVerifier verifier) {

    /// A caller that shows no verifier.
    public Caller(@Nullable String clientId, @Nullable String secret, @Nullable String origin) {
        this(clientId, secret, origin, null);
    }

    @Override
    public String toString() {
        return "Caller[redacted]";
    }
}
