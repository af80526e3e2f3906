package dev.twoticks.config;

import dev.twoticks.secrets.SecretsManagerTwilioAccount;
import dev.twoticks.twilio.TwilioCredentials;
import dev.twoticks.twilio.TwilioCredentialsSource;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Twilio's credentials out of their secret; what the owner has not filled in is blank.
final class TwilioSecret implements TwilioCredentialsSource {

    private final SecretsManagerTwilioAccount secret;

    TwilioSecret(SecretsManagerClient client, String arn, Clock clock) {
        this.secret = new SecretsManagerTwilioAccount(client, arn, clock);
    }

    @Override
    public TwilioCredentials credentials() {
        Map<String, String> values = secret.fields();
        return new TwilioCredentials(
                values.getOrDefault("account_sid", ""),
                values.getOrDefault("api_key", ""),
                values.getOrDefault("api_secret", ""),
                values.getOrDefault("auth_token", ""),
                values.get("secondary_auth_token"));
    }

    @Override
    public void refresh() {
        secret.clear();
    }
}
