package dev.twoticks.verification.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// What a verification is bound to: SHA-256 of its requester's [CodeVerifier] as base64url without padding (RFC
/// 7636, method S256; there is no other). Whoever reads it cannot go back to the verifier.
///
/// @param text 43 characters
public record CodeChallenge(String text) {

    // 32 bytes leave two bits of the last character unused, and they are zero
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]");

    public CodeChallenge {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a code challenge");
        }
    }

    /// The challenge that a client sent; empty if none is written so.
    public static Optional<CodeChallenge> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CodeChallenge(text)) : Optional.empty();
    }

    /// The challenge that this verifier answers.
    public static CodeChallenge of(CodeVerifier verifier) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(verifier.text().getBytes(StandardCharsets.US_ASCII));
            return new CodeChallenge(Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Whether it was made from this verifier; compared in constant time.
    public boolean answeredBy(CodeVerifier verifier) {
        return MessageDigest.isEqual(bytes(this), bytes(of(verifier)));
    }

    private static byte[] bytes(CodeChallenge challenge) {
        return challenge.text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return "CodeChallenge[redacted]";
    }
}
