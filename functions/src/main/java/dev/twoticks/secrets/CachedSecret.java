package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// One secret, read when it is first needed and kept for at most five minutes. Holds what was read out of it,
/// not the text. Nothing is read while the function starts, so a snapshot holds no secret.
///
/// @param <T> what is read out of the secret's JSON
final class CachedSecret<T> {

    private static final Duration KEPT = Duration.ofMinutes(5);

    private record Kept<T>(T value, Instant read) {}

    private final SecretsManagerClient client;
    private final String arn;
    private final Function<JsonNode, T> reader;
    private final Clock clock;
    private @Nullable Kept<T> kept;

    /// @param reader throws if the JSON is not what it should be; never quotes a value
    CachedSecret(SecretsManagerClient client, String arn, Function<JsonNode, T> reader, Clock clock) {
        this.client = client;
        this.arn = arn;
        this.reader = reader;
        this.clock = clock;
    }

    synchronized T get() {
        Kept<T> now = kept;
        if (now == null || !clock.instant().isBefore(now.read().plus(KEPT))) {
            now = new Kept<>(
                    reader.apply(SecretJson.parse(
                            client.getSecretValue(request -> request.secretId(arn)).secretString())),
                    clock.instant());
            kept = now;
        }
        return now.value();
    }

    /// Makes the next [#get] read again.
    synchronized void refresh() {
        kept = null;
    }

    /// As [#refresh], unless it was read within the last `pause`: what strangers send must not become a bill.
    synchronized void refreshAfter(Duration pause) {
        Kept<T> now = kept;
        if (now != null && !clock.instant().isBefore(now.read().plus(pause))) {
            kept = null;
        }
    }
}
