package dev.twoticks.verification.code;

import dev.twoticks.verification.key.Hmac;
import dev.twoticks.verification.key.Key;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// The six digits a person types. Derived from the verification's ref, never stored: both channels and every
/// resend carry the same one, and no table, history or log can leak it.
public final class Code {

    /// How many digits a code has.
    public static final int LENGTH = 6;

    private static final long RANGE = 1_000_000;
    private static final String DOMAIN = "code1";
    // [0-9] and not \d or Character.isDigit: digits of other scripts are no code
    private static final Pattern FORM = Pattern.compile("[0-9]{" + LENGTH + "}");

    private final String digits;

    private Code(String digits) {
        this.digits = digits;
    }

    /// The code of a verification: the first 63 bits of HMAC-SHA-256(key, "code1" ‖ ref), modulo 10⁶.
    public static Code derive(Key key, Ref ref) {
        long first63 = ByteBuffer.wrap(Hmac.of(key, DOMAIN + ref.hex())).getLong() >>> 1;
        return new Code(String.format(Locale.ROOT, "%0" + LENGTH + "d", first63 % RANGE));
    }

    /// What a person typed; empty if no code is ever written so, which is public knowledge and costs no check.
    public static Optional<Code> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Code(text)) : Optional.empty();
    }

    /// The digits, for the message to the person and for nothing else.
    public String reveal() {
        return digits;
    }

    /// Compares in constant time.
    public boolean matches(Code other) {
        return MessageDigest.isEqual(
                digits.getBytes(StandardCharsets.US_ASCII), other.digits.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public String toString() {
        return "Code[redacted]";
    }
}
