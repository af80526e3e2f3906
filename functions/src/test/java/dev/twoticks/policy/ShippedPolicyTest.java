package dev.twoticks.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Binding;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.budget.Prices;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.message.SmsText;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShippedPolicyTest {

    private final YamlPolicySource policy = YamlPolicySource.read(PolicyFolder.SHIPPED);

    @Test
    void exactly_twelve_countries_are_served() {
        Set<String> served = Arrays.stream(Locale.getISOCountries())
                .filter(it -> policy.country(new Country(it)).isPresent())
                .collect(Collectors.toSet());
        assertThat(served)
                .containsExactlyInAnyOrder("NG", "GH", "KE", "TZ", "UG", "ID", "PH", "VN", "IN", "BR", "US", "AU");
    }

    @ParameterizedTest
    @CsvSource({
        "NG, 120, true, en, 0.386800, 0.011700",
        "GH, 120, false, en, 0.374100, 0.009000",
        "KE, 90, false, en, 0.313400, 0.009000",
        "TZ, 120, false, sw, 0.433600, 0.009000",
        "UG, 90, false, en, 0.328900, 0.009000",
        "ID, 150, true, id, 0.441400, 0.030000",
        "PH, 90, false, fil, 0.241000, 0.016300",
        "VN, 90, false, vi, 0.285200, 0.016300",
        "IN, 60, false, en, 0.083200, 0.006400",
        "BR, 45, false, pt-BR, 0.059900, 0.011800",
        "US, 20, false, en, 0.014500, 0.008400",
        "AU, 30, false, en, 0.051500, 0.016300"
    })
    void a_country_has_its_wait_its_brand_rule_its_language_and_its_prices(
            String code, int seconds, boolean brand, String language, String sms, String whatsapp) {
        Country country = new Country(code);
        assertThat(policy.country(country))
                .contains(new CountryPolicy(
                        country,
                        List.of(Channel.WHATSAPP, Channel.SMS),
                        Duration.ofSeconds(seconds),
                        DeliveryStatus.DELIVERED,
                        brand,
                        language,
                        CountryPolicy.Resend.SMS_UNLESS_DELIVERED,
                        10,
                        budget(sms, whatsapp)));
    }

    /// Safe for a credit card before anybody has changed anything.
    private static BudgetRules budget(String sms, String whatsapp) {
        return new BudgetRules(
                BudgetRules.Mode.ENFORCE,
                3,
                20,
                50,
                100,
                Money.dollars(20),
                new Prices(
                        Money.parse(sms).orElseThrow(),
                        Money.parse(whatsapp).orElseThrow(),
                        LocalDate.parse("2026-05-25")));
    }

    @Test
    void all_countries_together_may_cost_fifty_dollars_a_day() {
        assertThat(policy.dailySpend()).isEqualTo(Money.dollars(50));
    }

    @Test
    void senders_have_a_brand_and_registered_ids_where_carriers_want_them() {
        Senders senders = policy.senders();
        assertThat(senders.brand()).isEqualTo("Two Ticks");
        assertThat(senders.sms()).isEqualTo("+15005550006");
        assertThat(senders.smsByCountry())
                .isEqualTo(Map.of(
                        new Country("NG"), "TwoTicks",
                        new Country("ID"), "TwoTicks",
                        new Country("IN"), "+15005550007"));
    }

    @Test
    void every_language_has_a_whatsapp_template_of_its_own() {
        Senders.WhatsApp whatsapp = requireNonNull(policy.senders().whatsapp());
        assertThat(whatsapp.number()).isEqualTo("+15005550100");
        assertThat(whatsapp.templates()).containsOnlyKeys(SmsText.languages());
        assertThat(whatsapp.templates().values()).doesNotHaveDuplicates();
    }

    @Test
    void the_web_application_is_public_and_known_by_its_origins() {
        Application web = policy.application("demo-web").orElseThrow();
        assertThat(web)
                .isEqualTo(new Application(
                        "demo-web",
                        new Access.Public(),
                        Binding.REQUIRED,
                        Set.of("http://localhost:8081", "http://localhost:8080"),
                        List.of("http://localhost:8081/signed-in"),
                        Set.of(new Purpose("sign_in"), Purpose.MFA, new Purpose("phone_change")),
                        true,
                        null,
                        new ApplicationLimits(1_000, 10_000),
                        List.of()));
    }

    @Test
    void the_server_application_is_known_by_the_secret_that_the_file_tells() {
        Application server = policy.application("demo-server").orElseThrow();
        assertThat(server.purposes()).containsExactlyInAnyOrder(new Purpose("sign_in"), Purpose.MFA);
        assertThat(server.smsOrigin()).isNull();
        assertThat(server.binding()).isEqualTo(Binding.OPTIONAL);
        assertThat(server.admits(new Caller("demo-server", "demo-server-secret-change-me", null)))
                .isTrue();
        assertThat(server.admits(new Caller("demo-server", "another", null))).isFalse();
    }

    @Test
    void an_address_has_the_limits_that_are_the_default() {
        assertThat(policy.addressLimits())
                .isEqualTo(new AddressLimits(10, 30, 3, 60))
                .isEqualTo(AddressLimits.DEFAULT);
    }

    @Test
    void nobody_else_may_call_and_locks_open_by_themselves() {
        assertThat(policy.application("demo")).isEmpty();
        assertThat(policy.strictLock()).isFalse();
    }
}
