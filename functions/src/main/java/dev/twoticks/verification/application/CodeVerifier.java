package dev.twoticks.verification.application;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a requester keeps to itself and shows with every request about its verification (RFC 7636). Appears in
/// no log, table or answer; there the [CodeChallenge] stands for it.
public final class CodeVerifier {

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._~-]{43,128}");

    private final String text;

    private CodeVerifier(String text) {
        this.text = text;
    }

    /// The verifier that a client sent; empty if none is written so.
    public static Optional<CodeVerifier> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new CodeVerifier(text)) : Optional.empty();
    }

    String text() {
        return text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CodeVerifier that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "CodeVerifier[redacted]";
    }
}
