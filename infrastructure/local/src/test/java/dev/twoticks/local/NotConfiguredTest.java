package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.verification.code.VerificationId;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// An owner who has not filled in all of Twilio's credentials.
@ExtendWith(SharedService.class)
final class NotConfiguredTest {

    private static final String SECRET = "TwilioCredentials";

    /// Longer than functions keep a secret.
    private static final Duration READ_AGAIN = Duration.ofSeconds(301);

    private final LocalService service;
    private final Client client;
    private final BehindTheApi behind;
    private final String filled;

    NotConfiguredTest(LocalService service) {
        this.service = service;
        this.client = new Client(service.api());
        this.behind = new BehindTheApi(service);
        this.filled = behind.secret(SECRET);
    }

    @BeforeEach
    void othersAreOver() {
        service.clock().advance(READ_AGAIN);
    }

    @AfterEach
    void fillInAgain() {
        behind.fill(SECRET, filled);
        service.clock().advance(READ_AGAIN);
        client.start(Numbers.fresh("101"));
        service.clock().advance(READ_AGAIN);
        client.close();
        behind.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"account_sid", "api_key", "api_secret", "auth_token"})
    void a_missing_field_is_named_to_the_owner_and_closes_the_service_to_starts(String field) throws Exception {
        ObjectNode secret = (ObjectNode) JsonMapper.builder().build().readTree(filled);
        behind.fill(SECRET, secret.put(field, "").toString());
        service.clock().advance(READ_AGAIN);
        String number = Numbers.fresh("101");
        Client.Answer first = client.start(number);
        assertThat(first.status()).as("the start that finds it out").isEqualTo(201);
        service.clock().advance(Duration.ofSeconds(1));
        String ref = VerificationId.parse(first.id()).orElseThrow().ref().hex();
        assertThat(service.events())
                .anySatisfy(line -> assertThat(line)
                        .contains("\"event\":\"alert\"", ref, "credentials_refused", "\"field\":\"" + field + "\""));
        Client.Answer second = client.start(Numbers.fresh("101"));
        assertThat(second.status()).isEqualTo(503);
        assertThat(second.problem()).isEqualTo("provider-not-configured");
        assertThat(Integer.parseInt(second.header("retry-after"))).isBetween(1, 60);
        assertThat(second.text()).as("strangers are not told which field").doesNotContain(field);
        assertThat(service.twilio().inbox(number)).isEmpty();
    }
}
