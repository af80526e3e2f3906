package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhatsAppFormTest {

    @ParameterizedTest
    @CsvSource({
        "+5547984178525, +554784178525",
        "+5531996883193, +553196883193",
        "+5520987654321, +552087654321",
        "+5523987654321, +552387654321",
        "+5599987654321, +559987654321",
        "+525512345678, +5215512345678",
        "+5491123456789, +541123456789",
        "+5493434567890, +543434567890"
    })
    void numbers_whose_old_id_differs_have_a_second_form(String e164, String alternate) {
        PhoneNumber number = PhoneNumber.known(e164);

        assertThat(WhatsAppForm.of(number, false)).isEqualTo(WhatsAppForm.CANONICAL);
        assertThat(WhatsAppForm.of(number, true)).isEqualTo(WhatsAppForm.ALTERNATE);
        assertThat(WhatsAppForm.CANONICAL.write(number)).isEqualTo(e164);
        assertThat(WhatsAppForm.ALTERNATE.write(number)).isEqualTo(alternate);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "+5511987654321",
                "+5519987654321",
                "+5521987654321",
                "+5522987654321",
                "+5524987654321",
                "+5527987654321",
                "+5528987654321",
                "+551123456789",
                "+541123456789",
                "+2348031234567",
                "+12025550143",
                "+447400123456"
            })
    void every_other_number_has_one(String e164) {
        PhoneNumber number = PhoneNumber.known(e164);

        assertThat(WhatsAppForm.of(number, true)).isEqualTo(WhatsAppForm.ONLY);
        assertThat(WhatsAppForm.ALTERNATE.write(number)).isEqualTo(e164);
    }

    @Test
    void further_round_goes_by_what_was_learned_if_there_is_another_form() {
        assertThat(WhatsAppForm.ONLY.again(true)).isEqualTo(WhatsAppForm.ONLY);
        assertThat(WhatsAppForm.CANONICAL.again(true)).isEqualTo(WhatsAppForm.ALTERNATE);
        assertThat(WhatsAppForm.ALTERNATE.again(false)).isEqualTo(WhatsAppForm.CANONICAL);
    }

    @Test
    void words_are_read_back() {
        assertThat(Arrays.stream(WhatsAppForm.values()))
                .allSatisfy(it -> assertThat(WhatsAppForm.parse(it.wire())).contains(it));
        assertThat(WhatsAppForm.parse("CANONICAL")).isEmpty();
    }
}
