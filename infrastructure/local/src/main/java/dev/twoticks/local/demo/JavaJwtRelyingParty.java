package dev.twoticks.local.demo;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.exceptions.InvalidClaimException;
import com.auth0.jwt.exceptions.JWTVerificationException;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.auth0.jwt.interfaces.Verification;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyType;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Checks a token as the README tells relying parties, with java-jwt: rules 1 to 5. `purpose`, `nonce` and `jti` are
/// compared by whoever asked for the proof.
final class JavaJwtRelyingParty {

    private static final long LEEWAY_SECONDS = 60;
    private static final List<String> REQUIRED =
            List.of("sub", "iat", "nbf", "exp", "jti", "auth_time", "amr", "purpose", "phone_number");

    private final Map<String, JWTVerifier> verifiers = new HashMap<>();

    /// One verifier a key, so that the published key fixes the algorithm and the token has no say in it.
    ///
    /// @param issuer the service's address, without a slash at its end
    /// @param audience one's own `client_id`
    /// @param keys what `/.well-known/jwks.json` answered; java-jwt reads none, so Nimbus does
    JavaJwtRelyingParty(String issuer, String audience, JWKSet keys, Clock clock) throws JOSEException {
        for (JWK key : keys.getKeys()) {
            Verification rules = JWT.require(algorithm(key))
                    .withIssuer(issuer)
                    .withAudience(audience)
                    .acceptLeeway(LEEWAY_SECONDS);
            REQUIRED.forEach(rules::withClaimPresence);
            verifiers.put(key.getKeyID(), ((JWTVerifier.BaseVerification) rules).build(clock));
        }
    }

    /// The claims of a genuine token.
    ///
    /// @throws JWTVerificationException if it is no token, not for us, not valid now, or not by this issuer
    DecodedJWT verified(String token) {
        DecodedJWT unverified = JWT.decode(token);
        if (!"phone-verification+jwt".equals(unverified.getType())) {
            throw new InvalidClaimException("another kind of token");
        }
        JWTVerifier verifier = unverified.getKeyId() == null ? null : verifiers.get(unverified.getKeyId());
        if (verifier == null) {
            throw new InvalidClaimException("no such key");
        }
        return verifier.verify(unverified);
    }

    private static Algorithm algorithm(JWK key) throws JOSEException {
        return key.getKeyType().equals(KeyType.RSA)
                ? Algorithm.RSA256(key.toRSAKey().toRSAPublicKey(), null)
                : Algorithm.ECDSA256(key.toECKey().toECPublicKey(), null);
    }
}
