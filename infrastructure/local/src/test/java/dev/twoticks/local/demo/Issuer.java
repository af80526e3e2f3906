package dev.twoticks.local.demo;

import com.nimbusds.jose.jwk.JWKSet;
import dev.twoticks.jwt.JwtVerificationTokens;
import dev.twoticks.jwt.SigningKeysSource.SigningKeys;
import dev.twoticks.verification.TokenClaims;
import dev.twoticks.verification.application.Purpose;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.text.ParseException;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The service as an issuer with one key, and what the key's owner could sign with it.
///
/// @param algorithm `RS256` or `ES256`, as the key is
record Issuer(String kid, String algorithm, KeyPair pair) {

    static final String ADDRESS = "https://verify.example.com";
    static final String AUDIENCE = "shop";
    static final Instant APPROVED = Instant.parse("2026-11-24T10:15:30Z");

    static Issuer of(String kid, KeyPair pair) {
        return new Issuer(kid, pair.getPrivate() instanceof ECPrivateKey ? "ES256" : "RS256", pair);
    }

    /// By the service's own code.
    String genuine() {
        return tokens().signer()
                .sign(new TokenClaims(
                        "subject",
                        AUDIENCE,
                        "token-1",
                        APPROVED,
                        new Purpose("sign_in"),
                        "n-0S6_WzA2Mj",
                        "+2348000000000",
                        false));
    }

    /// Also the issuer's other key: during a rotation both kinds are published.
    JWKSet publishedWith(Issuer other) {
        JwtVerificationTokens both = new JwtVerificationTokens(
                URI.create(ADDRESS), () -> new SigningKeys(kid, Map.of(kid, pair, other.kid(), other.pair())));
        try {
            return JWKSet.parse(Map.of("keys", List.copyOf(both.publicKeys())));
        } catch (ParseException e) {
            throw new AssertionError(e);
        }
    }

    private JwtVerificationTokens tokens() {
        return new JwtVerificationTokens(URI.create(ADDRESS), () -> new SigningKeys(kid, Map.of(kid, pair)));
    }

    /// The genuine token's header as text.
    String header() {
        return decoded(0);
    }

    /// The genuine token's claims as text.
    String claims() {
        return decoded(1);
    }

    private String decoded(int part) {
        return new String(Base64.getUrlDecoder().decode(genuine().split("\\.", -1)[part]), StandardCharsets.UTF_8);
    }
}
