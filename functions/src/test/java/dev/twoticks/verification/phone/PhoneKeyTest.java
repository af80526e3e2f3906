package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.twoticks.verification.key.Key;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhoneKeyTest {

    private final PhoneNumber number = PhoneNumber.known("+2348030000012");

    @Test
    void a_key_is_the_one_that_another_implementation_of_hmac_gives() {
        byte[] counting = new byte[32];
        IntStream.range(0, counting.length).forEach(it -> counting[it] = (byte) it);
        assertThat(PhoneKey.of(new Key("i1", counting), number).hex())
                .isEqualTo("a983dd865fc612a14d38d5ab17b713f8120b0a22");
    }

    @Test
    void another_index_key_gives_another() {
        assertThat(PhoneKey.of(new Key("i1", new byte[32]), number).hex())
                .isNotEqualTo("a983dd865fc612a14d38d5ab17b713f8120b0a22");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a983dd865fc612a14d38d5ab17b713f8120b0a2", "A983DD865FC612A14D38D5AB17B713F8120B0A22"})
    void another_form_is_no_phone_key(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new PhoneKey(text));
    }
}
