package dev.twoticks.secrets;

import java.security.KeyPair;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The pairs that sign tokens: `{"current":"KID","keys":{"KID":{"private":"…","public":"…"}}}`.
public final class SigningKeysSecret {

    private final CachedSecret<NamedKeys<KeyPair>> secret;

    public SigningKeysSecret(SecretsManagerClient client, String arn, Clock clock) {
        this.secret = new CachedSecret<>(
                client,
                arn,
                json -> SecretJson.named(
                        KeyGroup.SIGNING_KEYS.wire(), KeyGroup.SIGNING_KEYS.ready(json), SigningKeyPairs::read),
                clock);
    }

    /// The `kid` of the pair that signs from now on.
    ///
    /// @throws dev.twoticks.verification.key.KeysNotReadyException while there is none
    public String current() {
        return secret.get().current();
    }

    /// All pairs by their `kid`.
    public Map<String, KeyPair> pairs() {
        return secret.get().byId();
    }
}
