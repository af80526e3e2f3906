package dev.twoticks.verification.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.key.Key;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTest {

    /// Bytes 0 to 31.
    private static final Key KEY = new Key("k1", counting());

    @ParameterizedTest
    @CsvSource({
        "be45cb2605bf36bebde684841a28f0fd, 726466",
        "00000000000000000000000000000000, 560878",
        "ffffffffffffffffffffffffffffffff, 731626",
        "0000000000000000000000000000000a, 009923",
        "00000000000000000000000000002921, 000002"
    })
    void a_code_is_the_one_that_another_implementation_of_hmac_gives(String ref, String code) {
        assertThat(Code.derive(KEY, new Ref(ref)).reveal()).isEqualTo(code);
    }

    @Test
    void another_key_gives_another_code() {
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) 0xff);
        Ref ref = new Ref("be45cb2605bf36bebde684841a28f0fd");
        assertThat(Code.derive(new Key("k2", ones), ref).reveal()).isEqualTo("914448");
    }

    @Test
    void the_keys_name_does_not_matter() {
        Ref ref = new Ref("be45cb2605bf36bebde684841a28f0fd");
        assertThat(Code.derive(new Key("k2", counting()), ref).reveal()).isEqualTo("726466");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "12345", "1234567", "12345a", " 123456", "123456 ", "123456\n", "12 456", "-12345", "+12345"
            })
    void another_form_is_no_code(String text) {
        assertThat(Code.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"١٢٣٤٥٦", "१२३४५६", "１２３４５６", "12345٦"})
    void digits_of_other_scripts_are_no_code(String text) {
        assertThat(Code.parse(text)).isEmpty();
    }

    @Test
    void a_typed_code_matches_itself_with_its_zeros_and_no_other() {
        Code derived = Code.derive(KEY, new Ref("00000000000000000000000000002921"));
        assertThat(Code.parse("000002").orElseThrow().matches(derived)).isTrue();
        assertThat(Code.parse("000003").orElseThrow().matches(derived)).isFalse();
        assertThat(Code.parse("200000").orElseThrow().matches(derived)).isFalse();
    }

    @Test
    void a_code_prints_nothing_of_itself() {
        assertThat(Code.parse("123456").orElseThrow().toString()).doesNotContain("123456");
    }

    /// A million codes by their first and by their last three digits. With 999 degrees of freedom, chi-square passes
    /// 1,142.8 in one of 1,000 fair draws (p = 0.001); the refs are fixed, so this one always gives the same.
    @Test
    void codes_are_spread_evenly() {
        int draws = 1_000_000;
        int[] codes = IntStream.range(0, draws)
                .parallel()
                .map(it -> Integer.parseInt(Code.derive(
                                KEY,
                                new Ref(HexFormat.of().toHexDigits(0L)
                                        + HexFormat.of().toHexDigits((long) it)))
                        .reveal()))
                .toArray();
        long[] first = new long[1000];
        long[] last = new long[1000];
        for (int code : codes) {
            first[code / 1000]++;
            last[code % 1000]++;
        }
        assertThat(chiSquare(first, draws)).isLessThan(1142.8);
        assertThat(chiSquare(last, draws)).isLessThan(1142.8);
    }

    @Test
    void two_keys_give_one_ref_the_same_code_no_more_often_than_chance() {
        Key other = new Key("k2", new byte[32]);
        long same = IntStream.range(0, 100_000)
                .mapToObj(it ->
                        new Ref(HexFormat.of().toHexDigits(1L) + HexFormat.of().toHexDigits((long) it)))
                .filter(it -> Code.derive(KEY, it).matches(Code.derive(other, it)))
                .count();
        assertThat(same).isLessThan(5);
    }

    private static double chiSquare(long[] counts, int draws) {
        double expected = (double) draws / counts.length;
        return Arrays.stream(counts)
                .mapToDouble(it -> (it - expected) * (it - expected) / expected)
                .sum();
    }

    private static byte[] counting() {
        byte[] bytes = new byte[32];
        IntStream.range(0, bytes.length).forEach(it -> bytes[it] = (byte) it);
        return bytes;
    }
}
