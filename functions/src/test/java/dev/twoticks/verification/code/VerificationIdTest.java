package dev.twoticks.verification.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationIdTest {

    private static final String ID = "AAECAwQFBgcICQoLDA0ODw";
    private static final String REF = "be45cb2605bf36bebde684841a28f0fd";

    @Test
    void an_id_gives_the_documented_ref() {
        assertThat(VerificationId.parse(ID).orElseThrow().ref()).isEqualTo(new Ref(REF));
    }

    @Test
    void a_new_id_is_sixteen_random_bytes_and_can_be_sent_back() {
        Random random = new Random(7);
        byte[] bytes = new byte[16];
        new Random(7).nextBytes(bytes);
        VerificationId id = VerificationId.random(random);
        assertThat(java.util.Base64.getUrlDecoder().decode(id.reveal())).isEqualTo(bytes);
        assertThat(VerificationId.parse(id.reveal()).orElseThrow().ref()).isEqualTo(id.ref());
        assertThat(VerificationId.random(random).reveal()).isNotEqualTo(id.reveal());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAECAwQFBgcICQoLDA0OD",
                "AAECAwQFBgcICQoLDA0ODwA",
                "AAECAwQFBgcICQoLDA0ODw==",
                "AAECAwQFBgcICQoLDA0OD+",
                "AAECAwQFBgcICQoLDA0O/w",
                "AAECAwQFBgcICQoLDA0ODw\n",
                "be45cb2605bf36bebde684841a28f0fd"
            })
    void another_form_is_no_id(String text) {
        assertThat(VerificationId.parse(text)).isEmpty();
    }

    /// They decode to the same bytes: one verification would have many ids.
    @ParameterizedTest
    @ValueSource(strings = {"AAECAwQFBgcICQoLDA0ODx", "AAECAwQFBgcICQoLDA0ODy", "AAECAwQFBgcICQoLDA0ODz"})
    void a_last_character_with_bits_to_spare_is_no_id(String text) {
        assertThat(VerificationId.parse(text)).isEmpty();
    }

    @Test
    void an_id_prints_nothing_of_itself() {
        assertThat(VerificationId.parse(ID).orElseThrow().toString()).doesNotContain(ID.substring(0, 6));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "be45cb2605bf36bebde684841a28f0f", "BE45CB2605BF36BEBDE684841A28F0FD", REF + "0", REF + "\n"
            })
    void another_form_is_no_ref(String text) {
        assertThat(Ref.parse(text)).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> new Ref(text));
    }

    @Test
    void a_ref_prints_as_it_is_written() {
        assertThat(Ref.parse(REF)).contains(new Ref(REF));
        assertThat(new Ref(REF)).hasToString(REF);
    }
}
