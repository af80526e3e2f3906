package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.breaker.BreakerKey.Kind;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TwilioErrorsTest {

    @ParameterizedTest
    @CsvFileSource(resources = "errors.csv")
    void each_documented_code_has_its_class_on_either_channel_and_its_reach(
            String code, String onWhatsApp, String onSms, @Nullable String reach) {
        @Nullable Kind expected = reach == null ? null : Kind.valueOf(reach.toUpperCase(Locale.ROOT));
        assertThat(TwilioErrors.failure(code, Channel.WHATSAPP))
                .isEqualTo(new Failure(code, kind(onWhatsApp), expected));
        assertThat(TwilioErrors.failure(code, Channel.SMS)).isEqualTo(new Failure(code, kind(onSms)));
    }

    @Test
    void the_table_holds_the_documented_codes_and_no_others_each_once() throws IOException {
        assertThat(TwilioErrors.ROWS)
                .extracting(ErrorMeaning::code)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(documented());
    }

    @Test
    void every_row_says_what_its_code_means() {
        assertThat(TwilioErrors.ROWS).extracting(ErrorMeaning::meaning).allMatch(meaning -> meaning.length() >= 10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"99999", "1", "InvalidSandboxRequest"})
    void a_code_that_the_table_does_not_know_is_kept_and_called_unknown(String code) {
        assertThat(TwilioErrors.failure(code, Channel.SMS)).isEqualTo(new Failure(code, FailureClass.UNKNOWN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2348000000000", "+2348000000000", "To +234 800", "1234567", "63024 "})
    void a_code_that_could_hold_a_phone_number_is_not_kept(String code) {
        assertThat(TwilioErrors.failure(code, Channel.SMS)).isEqualTo(new Failure("unreadable", FailureClass.UNKNOWN));
    }

    @ParameterizedTest
    @EnumSource
    void a_bad_status_without_a_code_is_an_unknown_failure(Channel channel) {
        assertThat(TwilioErrors.failure("", channel)).isEqualTo(new Failure("none", FailureClass.UNKNOWN));
    }

    private static FailureClass kind(String wire) {
        return FailureClass.parse(wire).orElseThrow();
    }

    private static List<String> documented() throws IOException {
        try (InputStream file = Objects.requireNonNull(TwilioErrorsTest.class.getResourceAsStream("errors.csv"))) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> line.substring(0, line.indexOf(',')))
                    .toList();
        }
    }
}
