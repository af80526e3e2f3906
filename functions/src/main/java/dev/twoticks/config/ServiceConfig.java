package dev.twoticks.config;

import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The environment, read once. A function that lacks settings says all of their names at once, when it starts.
final class ServiceConfig {

    private static final String ENDPOINT = "AWS_ENDPOINT_URL";

    private final Map<String, String> environment;

    ServiceConfig(Map<String, String> environment) {
        this.environment = Map.copyOf(environment);
    }

    /// @throws IllegalStateException naming every setting that is missing or blank
    ServiceConfig requiring(Set<Setting> settings) {
        List<String> missing = settings.stream()
                .map(Setting::name)
                .filter(it -> environment.getOrDefault(it, "").isBlank())
                .toList();
        if (!missing.isEmpty()) {
            throw new IllegalStateException("missing in the environment: " + String.join(", ", missing));
        }
        return this;
    }

    String get(Setting setting) {
        requiring(EnumSet.of(setting));
        return environment.getOrDefault(setting.name(), "");
    }

    /// Without a slash at its end: the token's issuer is compared letter by letter, and callbacks are signed
    /// for it.
    URI publicUrl() {
        return URI.create(get(Setting.PUBLIC_URL).replaceFirst("/+$", ""));
    }

    URI uri(Setting setting) {
        return URI.create(get(setting));
    }

    /// Another address for an AWS service, by the names that every AWS tool reads: `AWS_ENDPOINT_URL_DYNAMODB`,
    /// …, or `AWS_ENDPOINT_URL` for all.
    Optional<URI> endpoint(String service) {
        return Optional.ofNullable(environment.get(ENDPOINT + "_" + service))
                .or(() -> Optional.ofNullable(environment.get(ENDPOINT)))
                .filter(it -> !it.isBlank())
                .map(URI::create);
    }
}
