package dev.twoticks.verification.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A salted hash of a confidential application's secret. SHA-256 and no slow hash: the secret is a machine's 32
/// random bytes, which nobody guesses, and a slow hash would let strangers spend our processor.
///
/// Written `sha256:SALT:HASH`, both base64url, HASH = SHA-256(SALT bytes ‖ secret).
public final class SecretHash {

    private static final Pattern FORM = Pattern.compile("sha256:([A-Za-z0-9_-]{22,86}):([A-Za-z0-9_-]{43})");

    private final byte[] salt;
    private final byte[] hash;

    private SecretHash(byte[] salt, byte[] hash) {
        this.salt = salt;
        this.hash = hash;
    }

    /// What the applications file says; empty if it is not of the form above.
    public static Optional<SecretHash> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        // no bytes are written with 4n + 1 characters, and the decoder would throw
        if (!matcher.matches() || matcher.group(1).length() % 4 == 1) {
            return Optional.empty();
        }
        Base64.Decoder decoder = Base64.getUrlDecoder();
        return Optional.of(new SecretHash(decoder.decode(matcher.group(1)), decoder.decode(matcher.group(2))));
    }

    /// Whether `secret` is the one that was hashed; compared in constant time.
    public boolean matches(String secret) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(salt);
            return MessageDigest.isEqual(hash, digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SecretHash that && Arrays.equals(salt, that.salt) && Arrays.equals(hash, that.hash);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(hash);
    }

    @Override
    public String toString() {
        return "SecretHash[redacted]";
    }
}
