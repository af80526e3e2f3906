package dev.twoticks.verification.code;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// The public name of a verification: hex of the first 16 bytes of the SHA-256 of its id's bytes. Table key,
/// execution name, callback URL and logs carry it; it opens nothing.
///
/// @param hex 32 lower-case hexadecimal digits
public record Ref(String hex) {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{32}");

    public Ref {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a ref");
        }
    }

    /// The ref in a callback or a task; empty if it is not one.
    public static Optional<Ref> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Ref(text)) : Optional.empty();
    }

    static Ref of(byte[] id) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(id);
            return new Ref(HexFormat.of().formatHex(digest, 0, BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return hex;
    }
}
