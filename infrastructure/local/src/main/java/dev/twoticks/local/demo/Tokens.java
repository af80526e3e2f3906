package dev.twoticks.local.demo;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

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
            DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
            processor.setJWSTypeVerifier(
                    new DefaultJOSEObjectTypeVerifier<>(new JOSEObjectType("phone-verification+jwt")));
            processor.setJWSKeySelector(new JWSVerificationKeySelector<>(
                    Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256), new ImmutableJWKSet<>(keys)));
            processor.setJWTClaimsSetVerifier(new AtThisTime(issuer, audience, clock));
            return processor.process(token, null);
        } catch (ParseException | BadJOSEException | JOSEException e) {
            Expectation.that(false, "the token does not verify: " + e.getMessage());
            throw new IllegalStateException(e);
        }
    }

    /// Time is the service's: the demo moves it.
    private static final class AtThisTime extends DefaultJWTClaimsVerifier<SecurityContext> {

        private final Clock clock;

        AtThisTime(String issuer, String audience, Clock clock) {
            super(
                    audience,
                    new JWTClaimsSet.Builder().issuer(issuer).build(),
                    Set.of("sub", "iat", "nbf", "exp", "jti", "auth_time", "amr", "purpose", "phone_number"));
            this.clock = clock;
        }

        @Override
        protected Date currentTime() {
            return Date.from(clock.instant());
        }
    }
}
