package dev.twoticks.verification;

import dev.twoticks.verification.key.KeysNotReadyException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Signs nothing and keeps what was to be signed; the token is only a name for it.
public final class RecordingTokens implements VerificationTokens {

    private final Queue<TokenClaims> signed = new ConcurrentLinkedQueue<>();
    private volatile boolean ready = true;

    @Override
    public Signer signer() {
        checkReady();
        return claims -> {
            signed.add(claims);
            return "header." + claims.tokenId() + ".signature";
        };
    }

    @Override
    public List<Map<String, String>> publicKeys() {
        checkReady();
        return List.of(Map.of("kty", "RSA", "use", "sig", "alg", "RS256", "kid", "s1", "n", "AQAB", "e", "AQAB"));
    }

    @Override
    public List<String> algorithms() {
        checkReady();
        return List.of("RS256");
    }

    /// Whether the keys are made.
    public void ready(boolean made) {
        ready = made;
    }

    /// The claims of every token, in order.
    public List<TokenClaims> signed() {
        return List.copyOf(signed);
    }

    private void checkReady() {
        if (!ready) {
            throw new KeysNotReadyException("signing-keys");
        }
    }
}
