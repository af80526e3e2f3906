package dev.twoticks.secrets;

import com.auth0.jwt.JWT;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/// Checks tokens with a key set that it keeps for a time and never asks for earlier, not even for an unknown `kid`: the
/// strictest that there is.
final class RelyingParty implements Supplier<List<Map<String, String>>> {

    private final String name;
    private final Supplier<List<Map<String, String>>> source;
    private final Duration cachedFor;
    private final Clock clock;
    private List<Map<String, String>> known = List.of();
    private Instant until = Instant.MIN;

    /// @param source where the key set comes from; another one of these is an HTTP cache in between
    RelyingParty(String name, Duration cachedFor, Supplier<List<Map<String, String>>> source, Clock clock) {
        this.name = name;
        this.cachedFor = cachedFor;
        this.source = source;
        this.clock = clock;
    }

    @Override
    public synchronized List<Map<String, String>> get() {
        if (!clock.instant().isBefore(until)) {
            known = source.get();
            until = clock.instant().plus(cachedFor);
        }
        return known;
    }

    /// What is wrong with the token's key or signature; empty if nothing is.
    Optional<String> objection(String token) {
        DecodedJWT read = JWT.decode(token);
        Optional<Map<String, String>> key = get().stream()
                .filter(it -> read.getKeyId().equals(it.get("kid")))
                .findFirst();
        if (key.isEmpty()) {
            return Optional.of(name + " does not know " + read.getKeyId());
        }
        try {
            algorithm(key.get()).verify(read);
            return Optional.empty();
        } catch (RuntimeException | GeneralSecurityException e) {
            return Optional.of(name + ": " + e.getMessage());
        }
    }

    private static Algorithm algorithm(Map<String, String> jwk) throws GeneralSecurityException {
        if ("RS256".equals(jwk.get("alg"))) {
            RSAPublicKeySpec spec = new RSAPublicKeySpec(number(jwk, "n"), number(jwk, "e"));
            return Algorithm.RSA256((RSAPublicKey) KeyFactory.getInstance("RSA").generatePublic(spec), null);
        }
        AlgorithmParameters curve = AlgorithmParameters.getInstance("EC");
        curve.init(new ECGenParameterSpec("secp256r1"));
        ECPublicKeySpec spec = new ECPublicKeySpec(
                new ECPoint(number(jwk, "x"), number(jwk, "y")), curve.getParameterSpec(ECParameterSpec.class));
        return Algorithm.ECDSA256((ECPublicKey) KeyFactory.getInstance("EC").generatePublic(spec), null);
    }

    private static BigInteger number(Map<String, String> jwk, String member) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(Objects.requireNonNull(jwk.get(member), member)));
    }
}
