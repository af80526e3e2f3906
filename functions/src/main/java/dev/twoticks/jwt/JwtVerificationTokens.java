package dev.twoticks.jwt;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTCreator;
import dev.twoticks.jwt.SigningKeysSource.SigningKeys;
import dev.twoticks.verification.TokenClaims;
import dev.twoticks.verification.VerificationTokens;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Tokens as signed JWTs. The algorithm follows the key; weak keys are refused before anything is signed or
/// published.
public final class JwtVerificationTokens implements VerificationTokens {

    private static final Map<String, Object> TYPE = Map.of("typ", "phone-verification+jwt");

    private final String issuer;
    private final SigningKeysSource source;

    /// @param publicUrl the service's public URL without a slash at its end; the issuer, which clients compare
    ///     letter by letter with what discovery says
    public JwtVerificationTokens(URI publicUrl, SigningKeysSource source) {
        this.issuer = publicUrl.toString();
        this.source = source;
    }

    @Override
    public Signer signer() {
        SigningKeys keys = source.keys();
        JwsKey key = keys(keys)
                .filter(it -> it.id().equals(keys.current()))
                .findFirst()
                .orElseThrow();
        return claims -> sign(key, claims);
    }

    @Override
    public List<Map<String, String>> publicKeys() {
        return keys(source.keys()).map(JwsKey::jwk).toList();
    }

    @Override
    public List<String> algorithms() {
        return keys(source.keys())
                .map(key -> key.algorithm().getName())
                .distinct()
                .sorted()
                .toList();
    }

    /// All of them, in the order of their ids, each one checked.
    private static Stream<JwsKey> keys(SigningKeys keys) {
        return keys.pairs().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> JwsKey.of(entry.getKey(), entry.getValue()))
                .toList()
                .stream();
    }

    private String sign(JwsKey key, TokenClaims claims) {
        JWTCreator.Builder token = JWT.create()
                .withHeader(TYPE)
                .withKeyId(key.id())
                .withIssuer(issuer)
                .withSubject(claims.subject())
                .withAudience(claims.audience())
                .withIssuedAt(claims.approvedAt())
                .withNotBefore(claims.approvedAt())
                .withExpiresAt(claims.approvedAt().plus(TokenClaims.LIFE))
                .withJWTId(claims.tokenId())
                .withClaim("auth_time", claims.approvedAt().getEpochSecond())
                .withClaim("amr", claims.methods())
                .withClaim("purpose", claims.purpose().name())
                .withClaim("phone_number", claims.phoneNumber())
                .withClaim("phone_number_verified", !claims.test());
        if (claims.test()) {
            token.withClaim("test", true);
        }
        if (claims.nonce() != null) {
            token.withClaim("nonce", claims.nonce());
        }
        return token.sign(key.algorithm());
    }
}
