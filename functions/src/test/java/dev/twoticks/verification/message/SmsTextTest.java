package dev.twoticks.verification.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.Code;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SmsTextTest {

    private static final Code CODE = Code.parse("012345").orElseThrow();

    /// The longest that the senders file takes, all of it in letters that count double.
    private static final String WIDEST_BRAND = "€".repeat(20);

    private static final Set<String> GSM = Set.of("en", "fr", "id", "sw", "fil");

    record Case(
            String language,
            @Nullable String brand,
            @Nullable String origin) {}

    static Stream<Case> everyCase() {
        List<@Nullable String> brands = new ArrayList<>(List.of("Two Ticks", "A name of 20 letters", WIDEST_BRAND));
        brands.add(null);
        List<@Nullable String> origins = new ArrayList<>(List.of(
                "example.com", "login.example.com", "a-rather-long-name.of-a-host.example.com", "x".repeat(64)));
        origins.add(null);
        return SmsText.languages().stream()
                .flatMap(language -> brands.stream()
                        .flatMap(brand -> origins.stream().map(origin -> new Case(language, brand, origin))));
    }

    @ParameterizedTest
    @MethodSource("everyCase")
    void every_text_is_one_segment_with_its_brand_and_its_code(Case it) {
        String text = SmsText.of(it.language(), CODE, it.brand(), it.origin());
        assertThat(SmsSegment.fits(text)).as(text).isTrue();
        assertThat(text).startsWith(it.brand() == null ? "012345 " : it.brand() + ": 012345 ");
        assertThat(Normalizer.isNormalized(text, Normalizer.Form.NFC)).isTrue();
        if (text.contains("\n")) {
            assertThat(text).endsWith("\n@" + requireNonNull(it.origin()) + " #012345");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "en | 012345 is your verification code. For your security, do not share this code.",
                "es | 012345 es tu código de verificación. No lo compartas con nadie.",
                "pt-BR | 012345 é seu código de verificação. Não o compartilhe com ninguém.",
                "fr | 012345 est votre code de vérification. Pour votre sécurité, ne le partagez pas.",
                "id | 012345 adalah kode verifikasi Anda. Demi keamanan, jangan bagikan kode ini.",
                "hi | 012345 आपका सत्यापन कोड है। इसे किसी के साथ साझा न करें।",
                "sw | 012345 ni nambari yako ya uthibitishaji. Kwa usalama wako, usimpe mtu yeyote nambari hii.",
                "ar | 012345 هو رمز التحقق الخاص بك. لا تشاركه مع أحد.",
                "vi | 012345 là mã xác minh của bạn. Vui lòng không chia sẻ mã này.",
                "fil | 012345 ang iyong verification code. Para sa iyong seguridad, huwag itong ibahagi."
            })
    void the_plain_text_of_each_language_has_both_sentences_and_all_accents(String language, String text) {
        assertThat(SmsText.of(language, CODE, null, null)).isEqualTo(text);
        assertThat(SmsSegment.gsm(text)).isEqualTo(GSM.contains(language));
    }

    @Test
    void ten_languages_are_written() {
        assertThat(SmsText.languages())
                .containsExactlyInAnyOrder("en", "es", "pt-BR", "fr", "id", "hi", "sw", "ar", "vi", "fil");
    }

    @ParameterizedTest
    @MethodSource("languages")
    void a_host_of_24_characters_fits_in_every_language(String language) {
        String host = "login.of-example.example";
        assertThat(host).hasSize(24);
        assertThat(SmsText.of(language, CODE, null, host)).endsWith("\n@" + host + " #012345");
    }

    static Set<String> languages() {
        return SmsText.languages();
    }

    @Test
    void where_there_is_no_room_the_advice_goes_first_then_the_origin() {
        assertThat(SmsText.of("es", CODE, null, "login.example.com"))
                .isEqualTo("012345 es tu código de verificación.\n@login.example.com #012345");
        assertThat(SmsText.of("es", CODE, null, "a-longer-login.example.com"))
                .isEqualTo("012345 es tu código de verificación. No lo compartas con nadie.");
        assertThat(SmsText.of("es", CODE, "A name of 20 letters", "a-longer-login.example.com"))
                .isEqualTo("A name of 20 letters: 012345 es tu código de verificación.");
        assertThat(SmsText.of("en", CODE, "Two Ticks", "login.example.com"))
                .isEqualTo("Two Ticks: 012345 is your verification code. For your security, do not share this code."
                        + "\n@login.example.com #012345");
    }

    @Test
    void another_language_gets_english() {
        assertThat(SmsText.of("de", CODE, null, null)).isEqualTo(SmsText.of("en", CODE, null, null));
    }
}
