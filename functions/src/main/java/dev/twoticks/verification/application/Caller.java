package dev.twoticks.verification.application;

import dev.twoticks.verification.limit.ClientAddress;
import org.jspecify.annotations.Nullable;

/// What a request says of who sends it. Prints nothing of it.
///
/// @param clientId from the body, or the user of HTTP Basic
/// @param secret the password of HTTP Basic
/// @param origin the `Origin` header, which browsers send
/// @param verifier shows that it is who started the verification that it speaks of
/// @param address where the connection comes from, as the gateway saw it; no header can change it
public record Caller(
        @Nullable String clientId,
        @Nullable String secret,
        @Nullable String origin,
        @Nullable CodeVerifier verifier,
        ClientAddress address) {

    /// A caller that shows no verifier, and whose address nobody has seen.
    public Caller(@Nullable String clientId, @Nullable String secret, @Nullable String origin) {
        this(clientId, secret, origin, null, ClientAddress.UNKNOWN);
    }

    /// The same caller with a verifier.
    public Caller showing(@Nullable CodeVerifier shown) {
        return new Caller(clientId, secret, origin, shown, address);
    }

    /// The same caller at an address.
    public Caller at(ClientAddress seen) {
        return new Caller(clientId, secret, origin, verifier, seen);
    }

    @Override
    public String toString() {
        return "Caller[redacted]";
    }
}
