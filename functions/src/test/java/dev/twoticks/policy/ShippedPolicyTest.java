package dev.twoticks.policy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Access;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.Binding;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.message.SmsText;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
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
        "NG, 120, true, en",
        "GH, 120, false, en",
        "KE, 90, false, en",
        "TZ, 120, false, sw",
        "UG, 90, false, en",
        "ID, 150, true, id",
        "PH, 90, false, fil",
        "VN, 90, false, vi",
        "IN, 60, false, en",
        "BR, 45, false, pt-BR",
        "US, 20, false, en",
        "AU, 30, false, en"
    })
    void a_country_has_its_wait_its_brand_rule_and_its_language(
            String code, int seconds, boolean brand, String language) {
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
                        10));
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
                        new ApplicationLimits(1_000, 10_000)));
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
