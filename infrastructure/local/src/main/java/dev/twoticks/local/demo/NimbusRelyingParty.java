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
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.BadJWTException;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Clock;
import java.util.Date;
import java.util.Set;

/// Checks a token as the README tells relying parties, with Nimbus JOSE + JWT: rules 1 to 5. `purpose`, `nonce` and
/// `jti` are compared by whoever asked for the proof.
final class NimbusRelyingParty {

    private static final JOSEObjectType PROOF = new JOSEObjectType("phone-verification+jwt");
    private static final Set<JWSAlgorithm> ALGORITHMS = Set.of(JWSAlgorithm.RS256, JWSAlgorithm.ES256);

    private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();

    /// @param issuer the service's address, without a slash at its end
    /// @param audience one's own `client_id`
    /// @param keys what `/.well-known/jwks.json` answered
    NimbusRelyingParty(String issuer, String audience, JWKSet keys, Clock clock) {
        processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(PROOF));
        processor.setJWSKeySelector(new JWSVerificationKeySelector<>(ALGORITHMS, new ImmutableJWKSet<>(keys)));
        processor.setJWTClaimsSetVerifier(new AtThisTime(issuer, audience, clock));
    }

    /// The claims of a genuine token.
    ///
    /// @throws ParseException if it is no signed token
    /// @throws BadJOSEException if it is not for us, not valid now, or not by this issuer
    JWTClaimsSet verified(String token) throws ParseException, BadJOSEException, JOSEException {
        SignedJWT signed = SignedJWT.parse(token);
        if (signed.getHeader().getKeyID() == null) {
            // Nimbus would try every key; ours always name theirs
            throw new BadJWTException("no kid");
        }
        return processor.process(signed, null);
    }

    /// The leeway is Nimbus's own: 60 seconds.
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
