package dev.twoticks.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Senders;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What concerns whole files, or more than one of them.
class PolicyFilesTest {

    private static final Country NIGERIA = new Country("NG");

    @TempDir
    Path directory;

    @Test
    void without_a_mistake_the_files_are_taken() {
        assertThat(PolicyFolder.in(directory).problems()).isEmpty();
    }

    @Test
    void all_mistakes_of_all_files_are_told_at_once_by_file_and_line() {
        List<String> problems = PolicyFolder.in(directory)
                .with(
                        CountriesFile.NAME,
                        PolicyFolder.COUNTRIES.replace("120", "400").replace("success: d", "success: x"))
                .with(SendersFile.NAME, PolicyFolder.SENDERS.replace("+1500", "1500"))
                .with(ApplicationsFile.NAME, PolicyFolder.APPLICATIONS.replace("public", "open"))
                .problems();
        assertThat(problems)
                .extracting(it -> it.split(": ", 3)[0] + " " + it.split(": ", 3)[1])
                .containsExactly(
                        "applications.yaml:4 applications.web.access",
                        "countries.yaml:4 defaults.success",
                        "countries.yaml:18 NG.receipt_wait_seconds",
                        "senders.yaml:3 sms.sender",
                        "senders.yaml:7 whatsapp.sender");
    }

    @Test
    void test_numbers_are_read_with_their_last_day() {
        YamlPolicySource policy = listed("{phone_number: +15555550100, code: 012345, until: 2027-12-29}");

        assertThat(policy.application("web").orElseThrow().testNumbers())
                .containsExactly(new TestNumber(
                        PhoneNumber.known("+15555550100"),
                        policy.application("web")
                                .orElseThrow()
                                .testNumbers()
                                .getFirst()
                                .code(),
                        LocalDate.parse("2027-12-29")))
                .allMatch(it -> it.code().reveal().equals("012345"));
    }

    @Test
    void day_that_has_passed_or_is_far_away_stops_nothing() {
        for (String day : List.of("2020-01-01", "2099-12-31")) {
            YamlPolicySource policy = listed("{phone_number: +15555550100, code: 012345, until: " + day + "}");

            assertThat(policy.application("web").orElseThrow().testNumbers()).hasSize(1);
        }
    }

    private YamlPolicySource listed(String item) {
        return PolicyFolder.in(directory)
                .with(
                        ApplicationsFile.NAME,
                        PolicyFolder.APPLICATIONS.replaceFirst(
                                "\\[sign_in]", "[sign_in]\n    test_numbers: [" + item + "]"))
                .read();
    }

    @Test
    void the_exceptions_message_is_all_problems_one_a_line() {
        PolicyFolder folder = PolicyFolder.in(directory).with(SendersFile.NAME, "brand: Two Ticks\n");
        assertThat(new InvalidPolicyException(List.of("one", "two"))).hasMessage("one\ntwo");
        assertThat(folder.problems()).containsExactly("senders.yaml:1: sms: is missing");
    }

    @Test
    void a_country_that_requires_the_brand_needs_one_in_the_senders() {
        assertThat(PolicyFolder.in(directory)
                        .with(SendersFile.NAME, PolicyFolder.SENDERS.replace("brand: Two Ticks\n", ""))
                        .problems())
                .containsExactly("countries.yaml:19: NG.brand_required: needs a brand, and senders.yaml has none");
    }

    @Test
    void defaults_that_require_the_brand_need_one_too() {
        assertThat(PolicyFolder.in(directory)
                        .with(CountriesFile.NAME, PolicyFolder.COUNTRIES.replace("_required: false", "_required: true"))
                        .with(SendersFile.NAME, PolicyFolder.SENDERS.replace("brand: Two Ticks\n", ""))
                        .problems())
                .containsExactly(
                        "countries.yaml:5: defaults.brand_required: needs a brand, and senders.yaml has none",
                        "countries.yaml:19: NG.brand_required: needs a brand, and senders.yaml has none");
    }

    @Test
    void no_brand_is_needed_where_no_country_requires_it() {
        YamlPolicySource policy = PolicyFolder.in(directory)
                .with(CountriesFile.NAME, PolicyFolder.COUNTRIES.replace("_required: true", "_required: false"))
                .with(SendersFile.NAME, PolicyFolder.SENDERS.replace("brand: Two Ticks\n", ""))
                .read();
        assertThat(policy.senders().brand()).isNull();
    }

    @Test
    void without_the_whatsapp_block_there_is_no_whatsapp_sender() {
        String sms = PolicyFolder.SENDERS.substring(0, PolicyFolder.SENDERS.indexOf("whatsapp:"));
        Senders senders =
                PolicyFolder.in(directory).with(SendersFile.NAME, sms).read().senders();
        assertThat(senders.whatsapp()).isNull();
        assertThat(senders.smsFor(NIGERIA)).isEqualTo("TwoTicks");
        assertThat(senders.smsFor(new Country("US"))).isEqualTo("+15005550006");
    }

    @Test
    void a_whatsapp_key_with_nothing_below_is_told() {
        String sms = PolicyFolder.SENDERS.substring(0, PolicyFolder.SENDERS.indexOf("whatsapp:"));
        assertThat(PolicyFolder.in(directory)
                        .with(SendersFile.NAME, sms + "whatsapp:\n")
                        .problems())
                .containsExactly(
                        "senders.yaml:6: whatsapp: is empty; delete the key too, or give it a sender and templates");
    }

    @Test
    void codes_and_numbers_that_yaml_takes_for_something_else_are_read_as_text() {
        YamlPolicySource policy = PolicyFolder.in(directory)
                .with(CountriesFile.NAME, PolicyFolder.COUNTRIES + "NO:\n  channels: [sms]\n")
                .with(SendersFile.NAME, PolicyFolder.SENDERS.replace("\"", "").replace("NG: TwoTicks", "NO: 12345"))
                .read();
        assertThat(policy.country(new Country("NO")).map(CountryPolicy::channels))
                .contains(List.of(Channel.SMS));
        assertThat(policy.senders().sms()).isEqualTo("+15005550006");
        assertThat(policy.senders().smsFor(new Country("NO"))).isEqualTo("12345");
    }

    @Test
    void a_country_without_defaults_needs_every_key() {
        assertThat(PolicyFolder.in(directory)
                        .with(CountriesFile.NAME, "US:\n  channels: [sms]\n  language: en\n")
                        .problems())
                .containsExactly(
                        "countries.yaml:1: has no block total with daily_spend_cap",
                        "countries.yaml:1: US.receipt_wait_seconds: is missing",
                        "countries.yaml:1: US.success: is missing",
                        "countries.yaml:1: US.brand_required: is missing",
                        "countries.yaml:1: US.resend: is missing",
                        "countries.yaml:1: US.budget: is missing",
                        "countries.yaml:1: US.unverified_per_hour: is missing",
                        "countries.yaml:1: US.unverified_per_day: is missing",
                        "countries.yaml:1: US.hourly_share_percent: is missing",
                        "countries.yaml:1: US.daily_share_percent: is missing",
                        "countries.yaml:1: US.daily_spend_cap: is missing",
                        "countries.yaml:1: US.sms_price: is missing",
                        "countries.yaml:1: US.whatsapp_price: is missing",
                        "countries.yaml:1: US.prices_of: is missing");
    }

    @Test
    void files_that_are_missing_empty_or_of_another_shape_are_told() throws IOException {
        PolicyFolder folder = PolicyFolder.in(directory)
                .with(CountriesFile.NAME, "- NG\n- US\n")
                .with(SendersFile.NAME, "# nothing yet\n");
        Files.delete(directory.resolve(ApplicationsFile.NAME));
        assertThat(folder.problems())
                .containsExactly(
                        "applications.yaml: is missing",
                        "countries.yaml:1: is not a block of keys",
                        "senders.yaml: is empty");
    }

    @Test
    void lists_of_nothing_are_told() {
        assertThat(PolicyFolder.in(directory)
                        .with(CountriesFile.NAME, "defaults:\n  language: en\n")
                        .with(ApplicationsFile.NAME, "applications: {}\n")
                        .problems())
                .containsExactly(
                        "applications.yaml:1: applications: lists no application, so nobody could call",
                        "countries.yaml:1: has no block total with daily_spend_cap",
                        "countries.yaml:1: lists no country, so nobody could be served");
    }

    @Test
    void a_second_document_other_encodings_and_endless_files_are_refused() throws IOException {
        PolicyFolder folder = PolicyFolder.in(directory)
                .with(CountriesFile.NAME, PolicyFolder.COUNTRIES + "---\nUS:\n")
                .with(ApplicationsFile.NAME, "#".repeat(300 * 1024));
        Files.write(directory.resolve(SendersFile.NAME), "brand: é\n".getBytes(StandardCharsets.ISO_8859_1));
        assertThat(folder.problems())
                .containsExactly(
                        "applications.yaml: is larger than 256 KB",
                        "countries.yaml:23: is not YAML: but found another document",
                        "senders.yaml: is not UTF-8");
    }

    @Test
    void aliases_cannot_multiply() {
        StringBuilder bomb = new StringBuilder("a0: &a0 [sms]\n");
        for (int i = 1; i <= 12; i++) {
            bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        assertThat(PolicyFolder.in(directory)
                        .with(CountriesFile.NAME, bomb.toString())
                        .problems())
                .containsExactly("countries.yaml: is not YAML: Number of aliases for non-scalar nodes exceeds the"
                        + " specified max=10");
    }

    @Test
    void a_block_that_holds_itself_ends() {
        assertThat(PolicyFolder.in(directory)
                        .with(CountriesFile.NAME, PolicyFolder.COUNTRIES + "AU: &self\n  channels: *self\n")
                        .problems())
                .containsExactly("countries.yaml:24: AU.channels: is not a list");
    }

    @Test
    void a_secret_written_where_its_hash_belongs_is_not_repeated() {
        assertThat(PolicyFolder.in(directory)
                        .with(
                                ApplicationsFile.NAME,
                                PolicyFolder.APPLICATIONS.replaceAll("sha256:.*", "my-very-secret-secret"))
                        .problems())
                .singleElement()
                .asString()
                .doesNotContain("my-very-secret");
    }
}
