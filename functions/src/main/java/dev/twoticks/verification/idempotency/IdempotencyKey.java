package dev.twoticks.verification.idempotency;

import java.util.Optional;
import java.util.regex.Pattern;

/// The client's name for one request, so that it may repeat it (draft-ietf-httpapi-idempotency-key-header-07).
/// Whoever knows it and the request gets its answer, so it is to be random, and is printed nowhere.
///
/// @param text 1 to 255 visible ASCII characters
public record IdempotencyKey(String text) {

    private static final Pattern FORM = Pattern.compile("[!-~]{1,255}");
    private static final Pattern ESCAPED = Pattern.compile("\\\\([\"\\\\])");
    private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
    private static final String QUOTE = "\"";

    public IdempotencyKey {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not an idempotency key");
        }
    }

    /// The key in a header: a string of structured fields (RFC 9651), or the same without its quotes. Empty if
    /// it is neither.
    public static Optional<IdempotencyKey> parse(String header) {
        return unquoted(header).filter(it -> FORM.matcher(it).matches()).map(IdempotencyKey::new);
    }

    private static Optional<String> unquoted(String header) {
        if (!header.startsWith(QUOTE)) {
            return Optional.of(header);
        }
        return Optional.of(QUOTED.matcher(header))
                .filter(it -> it.matches())
                .map(it -> ESCAPED.matcher(it.group(1)).replaceAll("$1"));
    }

    @Override
    public String toString() {
        return "IdempotencyKey[redacted]";
    }
}
