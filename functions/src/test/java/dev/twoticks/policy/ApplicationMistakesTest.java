package dev.twoticks.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Each mistake alone in files that are right otherwise: exactly one problem, with file, line and key.
class ApplicationMistakesTest {

    private static final String HASH =
            "    secret_hash: sha256:AAECAwQFBgcICQoLDA0ODw:GBAtjtxuWbZKpxJBUAlkd7pUQCfSaeQpH4_m3QmnEBM\n";

    @TempDir
    Path directory;

    @ParameterizedTest(name = "{0}: {2}")
    @MethodSource({"mistakes", "limits", "addresses", "testNumbers"})
    void one_mistake_is_told_with_file_line_and_key(String written, String instead, String problem) {
        assertThat(PolicyFolder.in(directory)
                        .mistaken(ApplicationsFile.NAME, PolicyFolder.APPLICATIONS, written, instead))
                .singleElement()
                .asString()
                .startsWith("applications.yaml:" + problem);
    }

    static Stream<Arguments> mistakes() {
        return Stream.of(
                arguments("strict_lock: false", "strict_lock: no", "1: strict_lock: no is not true or false"),
                arguments(
                        "strict_lock",
                        "strictlock",
                        "1: strictlock: is no key here; the keys are strict_lock, address_limits, applications"),
                arguments("  server:", "  web:", "8: applications.web: stands here twice"),
                arguments("  server:", "  my:server:", "8: applications.my:server: is no client id"),
                arguments(
                        "access: public",
                        "access: open",
                        "4: applications.web.access: open is neither public nor conf"),
                arguments("    access: public\n", "", "3: applications.web.access: is missing"),
                arguments(
                        "access: public",
                        "access: public\n    secret: x",
                        "5: applications.web.secret: is no key here"),
                arguments(
                        "access: public",
                        "access: public\n    binding: maybe",
                        "5: applications.web.binding: maybe is neither required nor optional"),
                arguments(HASH, "", "8: applications.server.secret_hash: is missing"),
                arguments(
                        "access: public\n",
                        "access: public\n" + HASH,
                        "5: applications.web.secret_hash: is not for a p"),
                arguments(HASH, HASH + "    origins: []\n", "11: applications.server.origins: is not for a conf"),
                arguments(
                        "sha256:AAEC",
                        "sha1:AAEC",
                        "10: applications.server.secret_hash: is not of the form sha256:SALT"),
                arguments(
                        "AAECAwQFBgcICQoLDA0ODw",
                        "AAECAwQFBgcICQoLDA0ODwAAA",
                        "10: applications.server.secret_hash: is not"),
                arguments("[sign_in]", "[Sign-in]", "7: applications.web.purposes[0]: Sign-in is no purpose"),
                arguments("[sign_in]", "[sign_in, sign_in]", "7: applications.web.purposes[1]: is in the list twice"),
                arguments("[sign_in]", "[]", "7: applications.web.purposes: names no purpose"),
                arguments("    purposes: [sign_in]\n", "", "3: applications.web.purposes: is missing"),
                arguments(
                        "[sign_in]", "[sign_in]\n    phone: on", "8: applications.web.phone: on is not true or false"));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                addressLimit("starts_an_hour: 0", "starts_an_hour: 0 is not between 1 and 1000000"),
                addressLimit("starts_a_day: ten", "starts_a_day: ten is not a whole number"),
                addressLimit("countries_a_day: 1000001", "countries_a_day: 1000001 is not between 1 and 1000000"),
                addressLimit("tries_a_minute: '60'", "tries_a_minute: 60 is not a whole number"),
                addressLimit("per_hour: 10", "per_hour: is no key here; the keys are starts_an_hour, starts_a_day, "),
                arguments("applications:", "address_limits: 10\napplications:", "2: address_limits: is not a block"),
                arguments(
                        "[sign_in]",
                        "[sign_in]\n    starts_an_hour: 1000001",
                        "8: applications.web.starts_an_hour: 1000001 is not between 1 and 1000000"),
                arguments(
                        "[sign_in]",
                        "[sign_in]\n    starts_a_day: -1",
                        "8: applications.web.starts_a_day: -1 is not a whole number"));
    }

    private static Arguments addressLimit(String line, String problem) {
        return arguments(
                "applications:", "address_limits:\n  " + line + "\napplications:", "3: address_limits." + problem);
    }

    static Stream<Arguments> addresses() {
        return Stream.of(
                origin("https://app.example.com/"),
                origin("https://app.example.com/path"),
                origin("https://app.example.com:443"),
                origin("https://App.example.com"),
                origin("https://*.example.com"),
                origin("https://user@example.com"),
                origin("http://app.example.com"),
                origin("http://localhost.example.com"),
                origin("http://localhost:80"),
                origin("app.example.com"),
                origin("null,"),
                arguments(
                        "- https://app.example.com",
                        "- https://app.example.com\n      - https://app.example.com",
                        "7: applications.web.origins[1]: is in the list twice"),
                redirect("http://app.example.com/back"),
                redirect("https://app.example.com/back#here"),
                redirect("javascript:alert(1)"),
                redirect("https:back"),
                redirect("/back"),
                smsOrigin("https://app.example.com"),
                smsOrigin("app.example.com/"),
                smsOrigin("app.example.com:8080"),
                smsOrigin("localhost"),
                smsOrigin("example.com #123456"),
                smsOrigin("a".repeat(60) + ".example.com"));
    }

    static Stream<Arguments> testNumbers() {
        return Stream.of(
                testNumber("+15555550100", "424242", "2026-02-30", "[0].until: 2026-02-30 is no date"),
                testNumber("+15555550100", "424242", "next year", "[0].until: next year is no date"),
                testNumber("+15555550100", "42424", "2027-01-31", "[0].code: is no code: 6 digits"),
                testNumber("+15555550100", "4242424", "2027-01-31", "[0].code: is no code: 6 digits"),
                testNumber("+15555550100", "abcdef", "2027-01-31", "[0].code: is no code: 6 digits"),
                testNumber("'+1 555 555 0100'", "424242", "2027-01-31", "[0].phone_number: is no number: E.164"),
                testNumber("5555550100", "424242", "2027-01-31", "[0].phone_number: is no number: E.164"),
                testNumber("+1555555", "424242", "2027-01-31", "[0].phone_number: is no number: E.164"),
                listed("{phone_number: +15555550100, code: 424242}", "[0].until: is missing"),
                listed("{phone_number: +15555550100, until: 2027-01-31}", "[0].code: is missing"),
                listed("{code: 424242, until: 2027-01-31}", "[0].phone_number: is missing"),
                listed(
                        "{phone_number: +15555550100, code: 424242, until: 2027-01-31, country: US}",
                        "[0].country: is no key here; the keys are phone_number, code, until"),
                listed(
                        "{phone_number: +15555550100, code: 424242, until: 2027-01-31},"
                                + " {phone_number: +15555550100, code: 111111, until: 2027-01-31}",
                        "[1]: has a number that is in the list already"));
    }

    @Test
    void message_about_a_test_number_repeats_neither_number_nor_code() {
        for (String mistake : List.of("+1555555, code: 424242", "+15555550100, code: 42424")) {
            assertThat(PolicyFolder.in(directory)
                            .mistaken(
                                    ApplicationsFile.NAME,
                                    PolicyFolder.APPLICATIONS,
                                    "[sign_in]",
                                    "[sign_in]\n    test_numbers: [{phone_number: " + mistake
                                            + ", until: 2027-01-31}]"))
                    .singleElement()
                    .asString()
                    .doesNotContain("555", "4242");
        }
    }

    private static Arguments testNumber(String number, String code, String until, String problem) {
        return listed("{phone_number: " + number + ", code: " + code + ", until: " + until + "}", problem);
    }

    private static Arguments listed(String items, String problem) {
        return arguments(
                "[sign_in]",
                "[sign_in]\n    test_numbers: [" + items + "]",
                "8: applications.web.test_numbers" + problem);
    }

    private static Arguments origin(String origin) {
        return arguments(
                "https://app.example.com", origin, "6: applications.web.origins[0]: " + origin + " is no origin");
    }

    private static Arguments redirect(String uri) {
        return arguments(
                "[sign_in]",
                "[sign_in]\n    redirect_uris: ['" + uri + "']",
                "8: applications.web.redirect_uris[0]: " + uri + " is no address to return to");
    }

    private static Arguments smsOrigin(String host) {
        return arguments("[sign_in]", "[sign_in]\n    sms_origin: '" + host + "'", "8: applications.web.sms_origin: ");
    }
}
