package dev.twoticks.verification.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SealTest {

    private static final String TEXT = "+2348030000012";

    private final Random random = new Random(1);
    private final Key key = new Key("d1", filled(1));

    @Test
    void what_was_sealed_opens_for_the_same_context() {
        Sealed sealed = Seal.close(key, "ref-1", TEXT, random);
        assertThat(sealed.keyId()).isEqualTo("d1");
        assertThat(Seal.open(key, "ref-1", sealed)).isEqualTo(TEXT);
    }

    /// Made with another implementation of AES-GCM: the key is the bytes 0 to 31, the IV the bytes 100 to 111.
    @Test
    void a_sealed_text_is_the_one_that_another_implementation_gives() {
        byte[] counting = new byte[32];
        IntStream.range(0, counting.length).forEach(it -> counting[it] = (byte) it);
        Sealed sealed = new Sealed(
                "d1",
                HexFormat.of()
                        .parseHex("6465666768696a6b6c6d6e6f"
                                + "6329ed5241d965ae0e526fd8eb57062ecc2a7143ffeb328a4168a4c86f5c"));

        assertThat(Seal.open(new Key("d1", counting), "be45cb2605bf36bebde684841a28f0fd", sealed))
                .isEqualTo(TEXT);
    }

    @Test
    void it_does_not_open_for_another_context_or_key() {
        Sealed sealed = Seal.close(key, "ref-1", TEXT, random);
        assertThatIllegalStateException().isThrownBy(() -> Seal.open(key, "ref-2", sealed));
        assertThatIllegalStateException().isThrownBy(() -> Seal.open(new Key("d1", filled(2)), "ref-1", sealed));
    }

    @Test
    void it_does_not_open_with_any_byte_altered_or_missing() {
        Sealed sealed = Seal.close(key, "ref-1", TEXT, random);
        for (int i = 0; i < sealed.bytes().length; i++) {
            byte[] altered = sealed.bytes().clone();
            altered[i] ^= 1;
            assertThatIllegalStateException()
                    .as("byte %s", i)
                    .isThrownBy(() -> Seal.open(key, "ref-1", new Sealed("d1", altered)));
            byte[] cut = Arrays.copyOf(sealed.bytes(), i);
            assertThatIllegalStateException()
                    .as("cut at %s", i)
                    .isThrownBy(() -> Seal.open(key, "ref-1", new Sealed("d1", cut)));
        }
    }

    @Test
    void each_time_it_is_sealed_differently_and_hides_the_text() {
        Sealed one = Seal.close(key, "ref-1", TEXT, random);
        Sealed other = Seal.close(key, "ref-1", TEXT, random);
        assertThat(Arrays.copyOf(one.bytes(), 12)).isNotEqualTo(Arrays.copyOf(other.bytes(), 12));
        assertThat(one).isNotEqualTo(other);
        assertThat(new String(one.bytes(), java.nio.charset.StandardCharsets.ISO_8859_1))
                .doesNotContain(TEXT.substring(4, 8));
    }

    @Test
    void it_is_equal_to_the_same_bytes_under_the_same_key_alone() {
        Sealed one = Seal.close(key, "ref-1", TEXT, random);
        assertThat(one)
                .isEqualTo(new Sealed("d1", one.bytes().clone()))
                .isNotEqualTo(new Sealed("d2", one.bytes()))
                .isNotEqualTo(TEXT);
    }

    @Test
    void a_refusal_tells_nothing_of_the_text() {
        Sealed sealed = Seal.close(key, "ref-1", TEXT, random);
        assertThatIllegalStateException()
                .isThrownBy(() -> Seal.open(key, "ref-2", sealed))
                .withMessage("cannot be sealed or opened with key d1");
        assertThat(sealed).hasToString("Sealed[d1]");
    }

    @Test
    void a_key_has_256_bits_and_prints_only_its_name() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Key("short", new byte[31]));
        assertThat(new Key("d1", filled(1)))
                .hasToString("Key[d1]")
                .isEqualTo(key)
                .isNotEqualTo(new Key("d1", filled(2)));
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }
}
