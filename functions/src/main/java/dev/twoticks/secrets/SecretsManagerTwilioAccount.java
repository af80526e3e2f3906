package dev.twoticks.secrets;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The Twilio account from the secret `twilio`, which the owner fills in.
public final class SecretsManagerTwilioAccount {

    private static final List<String> FIELDS =
            List.of("account_sid", "api_key", "api_secret", "auth_token", "secondary_auth_token");

    private final CachedSecret<Map<String, String>> account;

    /// @param secret the ARN of `twilio`
    public SecretsManagerTwilioAccount(SecretsManagerClient client, String secret, Clock clock) {
        SecretStore store = new SecretStore(client, SecretGroup.TWILIO, secret);
        account = new CachedSecret<>(() -> fields(store.current()), clock);
    }

    /// `account_sid`, `api_key`, `api_secret`, `auth_token` and `secondary_auth_token`, at most five minutes
    /// old. All are there, and blank until the owner has filled them in: unlike keys, nobody makes them.
    ///
    /// @throws dev.twoticks.verification.StoreUnavailableException if the secret cannot be read
    public Map<String, String> fields() {
        return account.get();
    }

    /// The same fields read afresh although the known ones are still young; empty if that was done less than a
    /// minute ago. If it fails, [#fields] has the known ones still.
    ///
    /// @throws dev.twoticks.verification.StoreUnavailableException if the secret cannot be read
    public Optional<Map<String, String>> refreshed() {
        return account.refreshed();
    }

    private static Map<String, String> fields(Optional<SecretJson> json) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : FIELDS) {
            fields.put(
                    field,
                    json.filter(it -> it.node().has(field))
                            .map(it -> it.text(field))
                            .orElse(""));
        }
        return Map.copyOf(fields);
    }
}
