package dev.twoticks.local.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Clock;

/// Checks a token as a relying party does: by the published keys, with a library that is not the one that signed it.
final class Tokens {

    private final Api api;
    private final Clock clock;

    Tokens(Api api, Clock clock) {
        this.api = api;
        this.clock = clock;
    }

    /// The claims of a token for this audience.
    ///
    /// @throws Expectation if it is not one of this service
    JWTClaimsSet verified(String token, String audience) {
        String issuer = api.get("/.well-known/openid-configuration").text("issuer");
        try {
            JWKSet keys = JWKSet.parse(api.get("/.well-known/jwks.json").body().toString());
            return new NimbusRelyingParty(issuer, audience, keys, clock).verified(token);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            Expectation.that(false, "the token does not verify: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }
}
