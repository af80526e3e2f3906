package dev.twoticks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake alone in files that are right otherwise: exactly one problem, with file, line and key.
class SenderMistakesTest {

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void one_mistake_is_told_with_file_line_and_key(String written, String instead, String problem) {
        assertThat(PolicyFolder.in(directory).mistaken(SendersFile.NAME, PolicyFolder.SENDERS, written, instead))
                .singleElement()
                .asString()
                .startsWith("senders.yaml:" + problem);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "Two Ticks",
                        "Two Ticks and a Half!",
                        "1: brand: Two Ticks and a Half! is not a name of at most 20"),
                arguments(
                        "Two Ticks", "Два", "1: brand: Два is not a name of at most 20 characters of the GSM alphabet"),
                arguments("Two Ticks", "\"Two\\nTicks\"", "1: brand: Two?Ticks is not a name"),
                arguments("brand: Two Ticks", "brand:", "1: brand: is empty"),
                arguments("countries:", "country:", "4: sms.country: is no key here; the keys are sender, countries"),
                arguments("\"+15005550006\"", "\"15005550006\"", "3: sms.sender: is none of: a phone number"),
                arguments("\"+15005550006\"", "\"+05005550006\"", "3: sms.sender: is none of: a phone number"),
                arguments("\"+15005550006\"", "\"+1 500 555\"", "3: sms.sender: is none of: a phone number"),
                arguments("\"+15005550006\"", "MG0123456789abcdef", "3: sms.sender: is none of: a phone number"),
                arguments("NG: TwoTicks", "NG: TwoTicksLtd.", "5: sms.countries.NG: is none of: a phone number"),
                arguments("NG: TwoTicks", "NG: TwoTicksLimited", "5: sms.countries.NG: is none of: a phone number"),
                arguments("NG: TwoTicks", "XX: TwoTicks", "5: sms.countries.XX: is no country"),
                arguments("\"+15005550100\"", "whatsapp:+15005550100", "7: whatsapp.sender: is no phone number"),
                arguments("\"+15005550100\"", "TwoTicks", "7: whatsapp.sender: is no phone number"),
                arguments("  sender: \"+15005550100\"\n", "", "6: whatsapp.sender: is missing"),
                arguments(
                        "whatsapp:\n",
                        "breaker:\n  calls_per_minute: 0\nwhatsapp:\n",
                        "7: breaker.calls_per_minute: 0 is not between 1 and 100000"),
                arguments(
                        "whatsapp:\n",
                        "breaker:\n  failure_percent: 101\nwhatsapp:\n",
                        "7: breaker.failure_percent: 101 is not between 1 and 100"),
                arguments(
                        "whatsapp:\n",
                        "breaker:\n  silent_percent: 0\nwhatsapp:\n",
                        "7: breaker.silent_percent: 0 is not between 1 and 100"),
                arguments(
                        "whatsapp:\n",
                        "breaker:\n  pause_seconds: 9\nwhatsapp:\n",
                        "7: breaker.pause_seconds: 9 is not between 10 and 86400"),
                arguments("whatsapp:\n", "breaker:\n  pause: 60\nwhatsapp:\n", "7: breaker.pause: is no key here"),
                arguments("en: HX", "de: HX", "9: whatsapp.templates.de: is no language that there is a text in"),
                arguments("en: HX", "en: hx", "9: whatsapp.templates.en: hx0123456789abcdef0123456789abcdef is no"),
                arguments("HX0", "HX", "9: whatsapp.templates.en: HX123456789abcdef0123456789abcdef is no"));
    }
}
