package dev.twoticks.secrets;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.KeysNotReadyException;
import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// Keys from the secrets `code-keys` and `phone-keys`, each read when it is first asked for, so that a function
/// needs permission for the ones it uses alone. Also throws
/// [dev.twoticks.verification.StoreUnavailableException] when a secret cannot be read.
public final class SecretsManagerKeyRing implements KeyRing {

    private final CachedSecret<KeySet> codeKeys;
    private final CachedSecret<PhoneKeys> phoneKeys;
    private final Clock clock;

    /// @param secrets the ARNs of the secrets that this function reads
    public SecretsManagerKeyRing(SecretsManagerClient client, Map<SecretGroup, String> secrets, Clock clock) {
        codeKeys = cached(client, secrets, SecretGroup.CODE_KEYS, KeySet::read, clock);
        phoneKeys = cached(client, secrets, SecretGroup.PHONE_KEYS, PhoneKeys::read, clock);
        this.clock = clock;
    }

    static <T> CachedSecret<T> cached(
            SecretsManagerClient client,
            Map<SecretGroup, String> secrets,
            SecretGroup group,
            Function<SecretJson, T> form,
            Clock clock) {
        return new CachedSecret<>(
                () -> {
                    String arn = secrets.get(group);
                    if (arn == null) {
                        throw new IllegalStateException("this function has no secret " + group.role());
                    }
                    return new SecretStore(client, group, arn)
                            .current()
                            .map(form)
                            .orElseThrow(() -> new KeysNotReadyException(group.role()));
                },
                clock);
    }

    @Override
    public Key currentCodeKey() {
        return codeKeys.get().at(clock.instant());
    }

    @Override
    public Key codeKey(String id) {
        return find(codeKeys, Function.identity(), id);
    }

    @Override
    public Key currentPhoneDataKey() {
        return phoneKeys.get().data().at(clock.instant());
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
    public Optional<Key> otherPhoneIndexKey() {
        return phoneKeys.get().otherIndex();
    }

    @Override
    public Key subjectKey() {
        return phoneKeys.get().subject();
    }

    private static <T> Key find(CachedSecret<T> secret, Function<T, KeySet> in, String id) {
        KeySet known = in.apply(secret.get());
        Optional<Key> found = known.find(id);
        return found.or(() -> secret.refreshed().map(in).flatMap(keys -> keys.find(id)))
                .orElseThrow(() -> new UnknownKeyException(known.group(), id));
    }
}
