package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.StoreUnavailableException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SecretsManagerTwilioAccountTest {

    private static final String SECRET = "arn:twilio";
    private static final String FILLED = "{\"account_sid\":\"AC1\",\"api_key\":\"SK1\",\"api_secret\":\"secret\","
            + "\"auth_token\":\"token\",\"secondary_auth_token\":\"\"}";

    private final HandClock clock = new HandClock();
    private final InMemorySecretsManager secrets = new InMemorySecretsManager().with(SECRET, FILLED);
    private final SecretsManagerTwilioAccount account = new SecretsManagerTwilioAccount(secrets, SECRET, clock);

    @Test
    void the_fields_are_those_of_the_secret() {
        assertThat(account.fields())
                .containsOnly(
                        Map.entry("account_sid", "AC1"),
                        Map.entry("api_key", "SK1"),
                        Map.entry("api_secret", "secret"),
                        Map.entry("auth_token", "token"),
                        Map.entry("secondary_auth_token", ""));
    }

    @Test
    void what_the_owner_has_not_filled_in_is_blank() {
        secrets.with(SECRET, "{\"account_sid\":\"AC1\"}");
        assertThat(account.fields())
                .hasSize(5)
                .containsEntry("account_sid", "AC1")
                .containsEntry("api_key", "");

        secrets.with(SECRET, "{}");
        assertThat(account.refreshed().orElseThrow())
                .hasSize(5)
                .allSatisfy((name, value) -> assertThat(value).isEmpty());

        assertThat(new SecretsManagerTwilioAccount(secrets, "arn:none", clock).fields())
                .hasSize(5);
    }

    @Test
    void it_is_kept_for_five_minutes_unless_it_is_refreshed() {
        account.fields();
        clock.advance(Duration.ofSeconds(299));
        account.fields();
        assertThat(secrets.reads).hasSize(1);

        account.refreshed();
        account.fields();
        assertThat(secrets.reads).hasSize(2);

        clock.advance(Duration.ofMinutes(5));
        account.fields();
        assertThat(secrets.reads).hasSize(3);
    }

    @Test
    void it_is_read_afresh_once_a_minute_at_most() {
        account.fields();
        for (int refusals = 0; refusals < 50; refusals++) {
            account.refreshed();
        }
        assertThat(secrets.reads).hasSize(2);

        clock.advance(Duration.ofMillis(59_999));
        assertThat(account.refreshed()).isEmpty();
        clock.advance(Duration.ofMillis(1));
        assertThat(account.refreshed()).isPresent();
        assertThat(secrets.reads).hasSize(3);
    }

    @Test
    void a_refresh_that_fails_leaves_what_was_known() {
        account.fields();
        secrets.down = true;

        assertThatThrownBy(account::refreshed).isInstanceOf(StoreUnavailableException.class);

        assertThat(account.fields()).containsEntry("account_sid", "AC1");
    }

    @Test
    void a_field_of_another_type_is_named_without_its_value() {
        secrets.with(SECRET, "{\"auth_token\":12345}");

        assertThatThrownBy(account::fields).hasMessage("malformed secret twilio: auth_token");
    }

    @Test
    void a_secret_that_cannot_be_read_is_not_taken_for_an_empty_one() {
        secrets.down = true;

        assertThatThrownBy(account::fields).isInstanceOf(StoreUnavailableException.class);
    }
}
