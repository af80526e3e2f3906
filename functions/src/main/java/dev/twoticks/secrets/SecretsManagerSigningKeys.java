package dev.twoticks.secrets;

import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;

/// The tokens' key pairs from the secret `signing-keys`.
public final class SecretsManagerSigningKeys {

    private final CachedSecret<SigningSecret> secret;
    private final Clock clock;

    /// @param secret the ARN of `signing-keys`
    public SecretsManagerSigningKeys(SecretsManagerClient client, String secret, Clock clock) {
        this.secret = SecretsManagerKeyRing.cached(
                client, Map.of(SecretGroup.SIGNING_KEYS, secret), SecretGroup.SIGNING_KEYS, SigningSecret::read, clock);
        this.clock = clock;
    }

    /// The pairs, at most five minutes old, and which one signs now.
    ///
    /// @throws dev.twoticks.verification.key.KeysNotReadyException while there are none
    /// @throws dev.twoticks.verification.StoreUnavailableException if the secret cannot be read
    public SigningKeyPairs keys() {
        return secret.get().at(clock.instant());
    }
}
