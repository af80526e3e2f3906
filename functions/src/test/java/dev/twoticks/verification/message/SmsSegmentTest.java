package dev.twoticks.verification.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SmsSegmentTest {

    @Test
    void a_segment_holds_160_characters_of_the_gsm_alphabet() {
        assertThat(SmsSegment.fits("é".repeat(160))).isTrue();
        assertThat(SmsSegment.fits("a".repeat(161))).isFalse();
    }

    @Test
    void its_extension_counts_double() {
        for (String each : List.of("^", "{", "}", "\\", "[", "~", "]", "|", "€")) {
            assertThat(SmsSegment.gsm(each)).as(each).isTrue();
            assertThat(SmsSegment.fits(each.repeat(80))).as(each).isTrue();
            assertThat(SmsSegment.fits(each.repeat(80) + "a")).as(each).isFalse();
        }
    }

    @Test
    void one_other_character_leaves_seventy() {
        assertThat(SmsSegment.fits("ó" + "a".repeat(69))).isTrue();
        assertThat(SmsSegment.fits("ó" + "a".repeat(70))).isFalse();
        assertThat(SmsSegment.fits("😀" + "a".repeat(68))).isTrue();
        assertThat(SmsSegment.fits("😀" + "a".repeat(69))).isFalse();
    }

    @Test
    void the_alphabet_has_some_accents_and_not_their_neighbours() {
        assertThat(SmsSegment.gsm("@£$¥èéùìòÇØøÅåÄÖÑÜäöñüà§¿¡ßÆæÉΔΦΓΛΩΠΨΣΘΞ_\n\r"))
                .isTrue();
        assertThat("áíóúçãõêâ`ΑёЖ“”’…–\t".chars().mapToObj(Character::toString).filter(SmsSegment::gsm))
                .isEmpty();
    }
}
