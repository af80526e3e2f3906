package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// A provider's credentials: a flat object of strings, filled in by the owner. What is not filled in is missing
/// here.
public final class ProviderSecret {

    private final CachedSecret<Map<String, String>> secret;

    public ProviderSecret(SecretsManagerClient client, String arn, Clock clock) {
        this.secret = new CachedSecret<>(client, arn, ProviderSecret::read, clock);
    }

    /// Name to value.
    public Map<String, String> values() {
        return secret.get();
    }

    /// Makes the next [#values] read again: the provider has refused these.
    public void refresh() {
        secret.refresh();
    }

    private static Map<String, String> read(JsonNode json) {
        return json.propertyStream()
                .filter(it -> it.getValue().isTextual())
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, it -> it.getValue().textValue().strip()));
    }
}
