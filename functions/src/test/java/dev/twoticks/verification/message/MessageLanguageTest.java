package dev.twoticks.verification.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageLanguageTest {

    @Test
    void what_the_client_says_goes_before_the_browser_and_the_country() {
        assertThat(MessageLanguage.choose("fr", "es", "id")).isEqualTo("fr");
        assertThat(MessageLanguage.choose(null, "es", "id")).isEqualTo("es");
        assertThat(MessageLanguage.choose(null, null, "id")).isEqualTo("id");
        assertThat(MessageLanguage.choose(null, null, "xx")).isEqualTo("en");
    }

    @Test
    void a_language_without_a_text_leaves_it_to_the_next() {
        assertThat(MessageLanguage.choose("de", "es", "id")).isEqualTo("es");
        assertThat(MessageLanguage.choose("de", "pl, *", "id")).isEqualTo("id");
        assertThat(MessageLanguage.choose("", " ", "id")).isEqualTo("id");
    }

    @ParameterizedTest
    @CsvSource({
        "en-GB, en",
        "EN-us, en",
        "es-419, es",
        "es-Latn-MX, es",
        "pt, pt-BR",
        "pt-PT, pt-BR",
        "tl, fil",
        "tl-PH, fil",
        "fil-PH, fil",
        "in, id",
        "id-ID, id",
        "hi-IN, hi",
        "sw-KE, sw",
        "ar-EG, ar",
        "vi-VN, vi",
        "fr-CA, fr"
    })
    void regions_and_other_names_of_a_language_find_its_text(String locale, String language) {
        assertThat(MessageLanguage.choose(locale, null, "de")).isEqualTo(language);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr;q=0.5, es;q=0.9 | es",
                "de, fr;q=0.8, es;q=0.9 | es",
                "sw-TZ,sw;q=0.9,en;q=0.8 | sw",
                "*, fr;q=0.1 | fr",
                "fr;q=0 | id",
                "fr;q=0, es;q=0.1 | es"
            })
    void the_browsers_weights_count(String header, String language) {
        assertThat(MessageLanguage.choose(null, header, "id")).isEqualTo(language);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr;q=2", "fr;q=x", ";;;", "fr_FR", "f", "<script>", "français", "fr;q=", "\u0000", ","})
    void a_malformed_header_or_locale_is_ignored(String text) {
        assertThat(MessageLanguage.choose(null, text, "id")).isEqualTo("id");
        assertThat(MessageLanguage.choose(text, "es", "id")).isEqualTo("es");
    }

    @Test
    void an_overlong_header_is_ignored() {
        String longest = "fr" + ",de".repeat(66);
        assertThat(longest).hasSize(200);
        assertThat(MessageLanguage.choose(null, longest, "id")).isEqualTo("fr");
        assertThat(MessageLanguage.choose(null, longest + " ", "id")).isEqualTo("id");
    }
}
