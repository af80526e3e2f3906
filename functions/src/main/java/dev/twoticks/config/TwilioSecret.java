package dev.twoticks.config;

import dev.twoticks.secrets.SecretsManagerTwilioAccount;
import dev.twoticks.twilio.TwilioCredentials;
import dev.twoticks.twilio.TwilioCredentialsSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Twilio's credentials out of their secret; what the owner has not filled in is blank.
final class TwilioSecret implements TwilioCredentialsSource {

    private final SecretsManagerTwilioAccount secret;

    TwilioSecret(SecretsManagerClient client, String arn, Clock clock) {
        this.secret = new SecretsManagerTwilioAccount(client, arn, clock);
    }

    @Override
    public TwilioCredentials credentials() {
        return credentials(secret.fields());
    }

    @Override
    public Optional<TwilioCredentials> refreshed() {
        return secret.refreshed().map(TwilioSecret::credentials);
    }

    private static TwilioCredentials credentials(Map<String, String> values) {
        return new TwilioCredentials(
                values.getOrDefault("account_sid", ""),
                values.getOrDefault("api_key", ""),
                values.getOrDefault("api_secret", ""),
                values.getOrDefault("auth_token", ""),
                values.get("secondary_auth_token"));
    }
}
