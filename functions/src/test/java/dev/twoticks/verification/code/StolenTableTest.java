package dev.twoticks.verification.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What somebody who has the table and no key can do: try all codes and all numbers of a range against what stands in
/// an item. The same trials with the keys find both, which shows that the trials are sound.
final class StolenTableTest {

    private static final int CODES = 1_000_000;

    private final Key codeKey = key(1);
    private final Key indexKey = key(2);
    private final Ref ref = new Ref("be45cb2605bf36bebde684841a28f0fd");
    private final PhoneNumber number = parsed("+2348030004711");

    /// Of an item: nothing in it is a function of the code, so the most that a thief can do is compare derivations that
    /// need no key with what is there.
    private final Set<String> stolen =
            Set.of(ref.hex(), PhoneKey.of(indexKey, number).hex(), "k1", "d1");

    @Test
    void no_code_is_found_without_the_key() {
        List<Function<String, String>> guesses =
                List.of(code -> hash("SHA-256", ref.hex() + code), code -> hash("SHA-256", "code1" + ref.hex() + code));
        long matches = IntStream.range(0, CODES)
                .parallel()
                .mapToObj(StolenTableTest::sixDigits)
                .filter(code -> guesses.stream().map(it -> it.apply(code)).anyMatch(this::stands))
                .count();
        assertThat(matches).isZero();
        assertThat(guessed(key(0))).isNotEqualTo(guessed(codeKey));
    }

    @Test
    void the_code_is_found_with_the_key() {
        Code sent = Code.derive(codeKey, ref);
        assertThat(IntStream.range(0, CODES)
                        .parallel()
                        .mapToObj(StolenTableTest::sixDigits)
                        .filter(it -> Code.parse(it).orElseThrow().matches(sent)))
                .singleElement()
                .isEqualTo(guessed(codeKey));
    }

    @Test
    void no_number_is_found_without_the_key() {
        assertThat(range().filter(it -> Stream.of(hash("SHA-256", it), hash("SHA-256", "ph1" + it), keyless(it))
                        .anyMatch(this::stands)))
                .isEmpty();
    }

    @Test
    void the_number_is_found_with_the_key() {
        assertThat(range().filter(it -> stands(PhoneKey.of(indexKey, parsed(it)).hex())))
                .containsExactly("+2348030004711");
    }

    /// As if the key were all zeros: the index key must matter.
    private static String keyless(String number) {
        return PhoneKey.of(key(0), parsed(number)).hex();
    }

    private static PhoneNumber parsed(String number) {
        return PhoneNumber.known(number);
    }

    private String guessed(Key key) {
        return Code.derive(key, ref).reveal();
    }

    /// Whole, or its beginning as long as what stands there.
    private boolean stands(String hex) {
        return stolen.stream().anyMatch(it -> it.length() >= 32 && hex.startsWith(it));
    }

    private static Stream<String> range() {
        return IntStream.range(0, 10_000).parallel().mapToObj(it -> String.format(Locale.ROOT, "+234803000%04d", it));
    }

    private static String sixDigits(int code) {
        String digits = Integer.toString(CODES + code);
        return digits.substring(1);
    }

    private static String hash(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static Key key(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return new Key("k1", bytes);
    }
}
