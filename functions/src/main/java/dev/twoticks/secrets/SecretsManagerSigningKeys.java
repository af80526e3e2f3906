package dev.twoticks.secrets;

import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The tokens' key pairs from the secret `signing-keys`.
public final class SecretsManagerSigningKeys {

    private final CachedSecret<SigningKeyPairs> pairs;

    /// @param secret the ARN of `signing-keys`
    public SecretsManagerSigningKeys(SecretsManagerClient client, String secret, Clock clock) {
        pairs = SecretsManagerKeyRing.cached(
                client,
                Map.of(SecretGroup.SIGNING_KEYS, secret),
                SecretGroup.SIGNING_KEYS,
                SigningKeyPairs::read,
                clock);
    }

    /// The pairs, at most five minutes old.
    ///
    /// @throws dev.twoticks.verification.key.KeysNotReadyException while there are none
    /// @throws dev.twoticks.verification.StoreUnavailableException if the secret cannot be read
    public SigningKeyPairs keys() {
        return pairs.get();
    }
}
