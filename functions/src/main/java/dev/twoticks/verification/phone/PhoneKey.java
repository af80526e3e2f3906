package dev.twoticks.verification.phone;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.key.Hmac;
import dev.twoticks.verification.key.Key;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// What stands for a phone number in table keys: the first 20 bytes of HMAC-SHA-256(index key, "ph1" ‖ E.164).
/// A plain hash of a phone number can be reversed in seconds; this one only with the key.
///
/// @param hex 40 lower-case hexadecimal digits
public record PhoneKey(String hex) {

    private static final int BYTES = 20;
    private static final String DOMAIN = "ph1";

    /// Fills a ref up to a key's length.
    private static final String TEST = "00000000";
    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    public PhoneKey {
        if (!FORM.matcher(hex).matches()) {
            throw new IllegalArgumentException("not a phone key");
        }
    }

    /// A key for one verification of a number that belongs to nobody: it shares no limit and no lock with any other.
    public static PhoneKey ofTest(Ref ref) {
        return new PhoneKey(ref.hex() + TEST);
    }

    public static PhoneKey of(Key indexKey, PhoneNumber number) {
        return new PhoneKey(HexFormat.of().formatHex(Hmac.of(indexKey, DOMAIN + number.e164()), 0, BYTES));
    }
}
