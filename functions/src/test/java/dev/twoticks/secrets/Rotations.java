package dev.twoticks.secrets;

import dev.twoticks.verification.key.KeyMaker;
import dev.twoticks.verification.key.KeyMaker.Step;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// Three secrets, and their rotations as Secrets Manager calls them.
final class Rotations {

    static final String CODE = "arn:code-keys";
    static final String PHONE = "arn:phone-keys";
    static final String SIGNING = "arn:signing-keys";

    final InMemorySecretsManager secrets =
            new InMemorySecretsManager().with(CODE, "{}").with(PHONE, "{}").with(SIGNING, "{}");
    private final AtomicInteger versions = new AtomicInteger();
    private final Clock clock;

    Rotations(Clock clock) {
        this.clock = clock;
    }

    /// All four steps, each of them twice.
    void rotate(String secret, SigningAlgorithm algorithm) {
        String version = begin(secret);
        for (Step step : Step.values()) {
            maker(algorithm).step(secret, version, step);
            maker(algorithm).step(secret, version, step);
        }
    }

    void rotate(String secret) {
        rotate(secret, SigningAlgorithm.ES256);
    }

    String begin(String secret) {
        String version = "v" + versions.incrementAndGet();
        secrets.beginRotation(secret, version);
        return version;
    }

    KeyMaker maker(SigningAlgorithm algorithm) {
        return new SecretsManagerKeyMaker(
                secrets,
                Map.of(
                        CODE, SecretGroup.CODE_KEYS,
                        PHONE, SecretGroup.PHONE_KEYS,
                        SIGNING, SecretGroup.SIGNING_KEYS),
                algorithm,
                new SecureRandom(),
                clock);
    }

    /// A function that has read nothing yet.
    SecretsManagerKeyRing ring() {
        return new SecretsManagerKeyRing(
                secrets, Map.of(SecretGroup.CODE_KEYS, CODE, SecretGroup.PHONE_KEYS, PHONE), clock);
    }

    SigningKeyPairs signing() {
        return new SecretsManagerSigningKeys(secrets, SIGNING, clock).keys();
    }
}
