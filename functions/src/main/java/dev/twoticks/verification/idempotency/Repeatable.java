package dev.twoticks.verification.idempotency;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.key.Sealed;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// A request that its client may repeat.
///
/// @param fingerprint tells it from other requests under the same key: base64url of the SHA-256 of its body.
///     Such a hash of a number or a code can be reversed by trying them all, so it is only ever kept sealed
public record Repeatable(IdempotencyKey key, String fingerprint) {

    /// How long a request may be under way: longer than any one call here waits for its answer.
    public static final Duration UNDER_WAY = Duration.ofSeconds(10);

    private static final int FINGERPRINT = 43;

    public Repeatable {
        if (fingerprint.length() != FINGERPRINT) {
            throw new IllegalArgumentException("not a fingerprint");
        }
    }

    /// The request of this body.
    public static Repeatable of(IdempotencyKey key, String body) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8));
            return new Repeatable(key, Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Seals the fingerprint and a part of the answer for the item of this name. `random` must be
    /// cryptographically strong.
    public Sealed seal(Key dataKey, KeptName name, String answer, RandomGenerator random) {
        return Seal.close(dataKey, name.toString(), fingerprint + answer, random);
    }

    /// The part of the answer that was sealed with this fingerprint; empty if the key stands for another
    /// request.
    public Optional<String> open(Key dataKey, KeptRequest kept) {
        String text = Seal.open(dataKey, kept.name().toString(), kept.sealed());
        boolean same = MessageDigest.isEqual(bytes(text.substring(0, FINGERPRINT)), bytes(fingerprint));
        return same ? Optional.of(text.substring(FINGERPRINT)) : Optional.empty();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "Repeatable[redacted]";
    }
}
