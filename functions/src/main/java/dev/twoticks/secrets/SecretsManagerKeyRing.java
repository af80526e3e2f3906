package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The key ring over two secrets, each read only by the functions that ask for its keys:
///
/// - `code-keys`: `{"current":"ID","keys":{"ID":"BASE64"}}`
/// - `phone-keys`: `{"index":"BASE64","subject":"BASE64","data":{"current":"ID","keys":{"ID":"BASE64"}}}`
public final class SecretsManagerKeyRing implements KeyRing {

    /// An id nobody knows makes the secret be read again, but not more often.
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(1);

    private final @Nullable CachedSecret<NamedKeys<Key>> codeKeys;
    private final CachedSecret<PhoneKeys> phoneKeys;

    private record PhoneKeys(Key index, Key subject, NamedKeys<Key> data) {}

    /// @param codeKeys ARN; null for a function that may not read them
    /// @param phoneKeys ARN
    public SecretsManagerKeyRing(
            SecretsManagerClient client, @Nullable String codeKeys, String phoneKeys, Clock clock) {
        this.codeKeys = codeKeys == null
                ? null
                : new CachedSecret<>(client, codeKeys, SecretsManagerKeyRing::codeKeys, clock);
        this.phoneKeys = new CachedSecret<>(client, phoneKeys, SecretsManagerKeyRing::phoneKeys, clock);
    }

    @Override
    public Key currentCodeKey() {
        return codeKeys().get().currentKey();
    }

    @Override
    public Key codeKey(String id) {
        return find(codeKeys(), Function.identity(), id);
    }

    @Override
    public Key currentPhoneDataKey() {
        return phoneKeys.get().data().currentKey();
    }

    @Override
    public Key phoneDataKey(String id) {
        return find(phoneKeys, PhoneKeys::data, id);
    }

    @Override
    public Key phoneIndexKey() {
        return phoneKeys.get().index();
    }

    @Override
    public Key subjectKey() {
        return phoneKeys.get().subject();
    }

    private CachedSecret<NamedKeys<Key>> codeKeys() {
        if (codeKeys == null) {
            throw new IllegalStateException("this function has no business with code keys");
        }
        return codeKeys;
    }

    private static <T> Key find(CachedSecret<T> secret, Function<T, NamedKeys<Key>> keys, String id) {
        Optional<Key> kept = keys.apply(secret.get()).find(id);
        if (kept.isPresent()) {
            return kept.get();
        }
        secret.refreshAfter(BETWEEN_REFRESHES);
        NamedKeys<Key> fresh = keys.apply(secret.get());
        return fresh.find(id).orElseThrow(() -> new UnknownKeyException(fresh.group(), id));
    }

    private static NamedKeys<Key> codeKeys(JsonNode json) {
        return SecretJson.named(KeyGroup.CODE_KEYS.wire(), KeyGroup.CODE_KEYS.ready(json), SecretJson::key);
    }

    private static PhoneKeys phoneKeys(JsonNode json) {
        JsonNode made = KeyGroup.PHONE_KEYS.ready(json);
        return new PhoneKeys(
                SecretJson.key(made, "index"),
                SecretJson.key(made, "subject"),
                SecretJson.named(KeyGroup.PHONE_KEYS.wire(), made.path("data"), SecretJson::key));
    }
}
