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
class CountryMistakesTest {

    private static final String LANGUAGES = "these are ar, en, es, fil, fr, hi, id, pt-BR, sw, vi";

    private static final String NO_MONEY = "is no amount of dollars: 0.3868, with six digits at most on either side";

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource("mistakes")
    void one_mistake_is_told_with_file_line_and_key(String written, String instead, String problem) {
        assertThat(PolicyFolder.in(directory).mistaken(CountriesFile.NAME, PolicyFolder.COUNTRIES, written, instead))
                .containsExactly("countries.yaml:" + problem);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments(
                        "US:\n", "US:\n  brand_required: maybe\n", "21: US.brand_required: maybe is not true or false"),
                arguments(
                        "_seconds: 120", "_seconds: 400", "18: NG.receipt_wait_seconds: 400 is not between 5 and 300"),
                arguments("_seconds: 120", "_seconds: 4", "18: NG.receipt_wait_seconds: 4 is not between 5 and 300"),
                arguments("_seconds: 120", "_seconds: 1m", "18: NG.receipt_wait_seconds: 1m is not a whole number"),
                arguments("_seconds: 120", "_seconds: 1_20", "18: NG.receipt_wait_seconds: 1_20 is not a whole number"),
                arguments("_seconds: 120", "_seconds: 2:00", "18: NG.receipt_wait_seconds: 2:00 is not a whole number"),
                arguments("_seconds: 120", "_seconds: 0120", "18: NG.receipt_wait_seconds: 0120 is not a whole number"),
                arguments("_seconds: 120", "_seconds: '120'", "18: NG.receipt_wait_seconds: 120 is not a whole number"),
                arguments("_seconds: 120", "_seconds:", "18: NG.receipt_wait_seconds: is empty"),
                arguments("_seconds: 120", "_seconds: [120]", "18: NG.receipt_wait_seconds: is not a text"),
                arguments(
                        "_seconds: 60",
                        "_seconds: 301",
                        "3: defaults.receipt_wait_seconds: 301 is not between 5 and 300"),
                arguments(
                        "  receipt_wait_seconds: 120",
                        "  receipt_wait: 120",
                        "18: NG.receipt_wait: is no key here; the keys are channels, receipt_wait_seconds, success,"
                                + " brand_required, language, resend, budget, unverified_per_hour, unverified_per_day,"
                                + " hourly_share_percent, daily_share_percent, daily_spend_cap, sms_price,"
                                + " whatsapp_price, prices_of, block_starts_an_hour"),
                arguments(
                        "  receipt_wait_seconds: 120",
                        "  receipt_wait_seconds: 120\n  block_starts_an_hour: 0",
                        "19: NG.block_starts_an_hour: 0 is not between 1 and 100000"),
                arguments(
                        "  receipt_wait_seconds: 60\n",
                        "",
                        "19: US.receipt_wait_seconds: is missing, here and in defaults"),
                arguments("US:", "UK:", "20: UK: is no country; write its ISO 3166-1 code in capitals, NG"),
                arguments("US:", "us:", "20: us: is no country; write its ISO 3166-1 code in capitals, NG"),
                arguments("US:", "USA:", "20: USA: is no country; write its ISO 3166-1 code in capitals, NG"),
                arguments("US:", "NG:", "20: NG: stands here twice"),
                arguments("US:", "US: later", "20: US: is not a block of keys"),
                arguments(
                        "[whatsapp, sms]",
                        "[whatsapp, email]",
                        "2: defaults.channels[1]: email is neither whatsapp nor sms"),
                arguments(
                        "[whatsapp, sms]",
                        "[sms, whatsapp]",
                        "2: defaults.channels: is neither [whatsapp, sms] nor [sms]"),
                arguments(
                        "[whatsapp, sms]", "[whatsapp]", "2: defaults.channels: is neither [whatsapp, sms] nor [sms]"),
                arguments("[whatsapp, sms]", "[]", "2: defaults.channels: is neither [whatsapp, sms] nor [sms]"),
                arguments("[whatsapp, sms]", "whatsapp", "2: defaults.channels: is not a list"),
                arguments(
                        "success: delivered",
                        "success: sent",
                        "4: defaults.success: sent is neither delivered nor read"),
                arguments(
                        "brand_required: true",
                        "brand_required: yes",
                        "19: NG.brand_required: yes is not true or false"),
                arguments(
                        "brand_required: true",
                        "brand_required: 'true'",
                        "19: NG.brand_required: true is not true or false"),
                arguments(
                        "language: en",
                        "language: de",
                        "6: defaults.language: de is no language that there is a text in; " + LANGUAGES),
                arguments(
                        "resend: sms_unless_delivered",
                        "resend: sms",
                        "7: defaults.resend: sms is neither sms_unless_delivered nor same"),
                arguments("resend: sms", "resend: !java sms", "7: defaults.resend: is not a text"),
                arguments("budget: enforce", "budget: on", "8: defaults.budget: on is neither record_only nor enforce"),
                arguments(
                        "per_hour: 3",
                        "per_hour: 0",
                        "9: defaults.unverified_per_hour: 0 is not between 1 and 1000000"),
                arguments("per_day: 20", "per_day: 2.5", "10: defaults.unverified_per_day: 2.5 is not a whole number"),
                arguments(
                        "percent: 50",
                        "percent: 1001",
                        "11: defaults.hourly_share_percent: 1001 is not between 0 and 1000"),
                arguments("percent: 100", "percent: -1", "12: defaults.daily_share_percent: -1 is not a whole number"),
                arguments("cap: 20", "cap: $20", "13: defaults.daily_spend_cap: $20 " + NO_MONEY),
                arguments("price: 0.60", "price: 6e-1", "14: defaults.sms_price: 6e-1 " + NO_MONEY),
                arguments("price: 0.60", "price: 0", "14: defaults.sms_price: 0 is not more than nothing"),
                arguments("price: 0.10", "price: 0.000", "15: defaults.whatsapp_price: 0.000 is not more than nothing"),
                arguments("price: 0.10", "price: -0.10", "15: defaults.whatsapp_price: -0.10 " + NO_MONEY),
                arguments("2026-05-25", "25 May 2026", "16: defaults.prices_of: 25 May 2026 is no day: 2026-05-25"),
                arguments("cap: 50", "cap: fifty", "22: total.daily_spend_cap: fifty " + NO_MONEY),
                arguments("  daily_spend_cap: 50", "  daily_spend_cap:", "22: total.daily_spend_cap: is empty"),
                arguments("total:\n  daily_spend_cap: 50\n", "", "1: has no block total with daily_spend_cap"),
                arguments("NG:", "NG: *rules", "17: is not YAML: found undefined alias rules"),
                arguments(
                        "  success",
                        "\tsuccess",
                        "4: is not YAML: found character '\\t(TAB)' that cannot start any token."
                                + " (Do not use \\t(TAB) for indentation)"));
    }
}
