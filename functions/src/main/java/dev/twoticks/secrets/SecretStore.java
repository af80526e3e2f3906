package dev.twoticks.secrets;

import dev.twoticks.verification.StoreUnavailableException;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// One secret's current value.
///
/// @param arn which secret
record SecretStore(SecretsManagerClient client, SecretGroup group, String arn) {

    /// The current version, read; empty while there is none, or nothing is in it.
    ///
    /// @throws StoreUnavailableException if it cannot be read
    Optional<SecretJson> current() {
        try {
            String text =
                    client.getSecretValue(request -> request.secretId(arn)).secretString();
            // a binary value is none of ours
            return Optional.of(SecretJson.parse(group, text == null ? "" : text))
                    .filter(json -> !json.isEmpty());
        } catch (ResourceNotFoundException missing) {
            return Optional.empty();
        } catch (SdkException e) {
            throw new StoreUnavailableException("read secret " + group.role(), e);
        }
    }
}
