package dev.twoticks.verification.code;

import java.util.Base64;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// The client's secret handle on its verification: 16 random bytes as 22 characters of base64url. Whoever holds
/// it may read, check, resend and cancel, so it appears in no log, table or workflow; there the [Ref] stands
/// for it.
public final class VerificationId {

    private static final int BYTES = 16;
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_-]{21}[AQgw]");

    private final String text;

    private VerificationId(String text) {
        this.text = text;
    }

    /// A new id. `random` must be cryptographically strong.
    public static VerificationId random(RandomGenerator random) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return new VerificationId(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /// The id a client sent; empty if no id is ever written so.
    public static Optional<VerificationId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new VerificationId(text)) : Optional.empty();
    }

    /// The public name of this verification.
    public Ref ref() {
        return Ref.of(Base64.getUrlDecoder().decode(text));
    }

    /// The secret itself, for the answer to the client that started the verification and for nothing else.
    public String reveal() {
        return text;
    }

    @Override
    public String toString() {
        return "VerificationId[redacted]";
    }
}
