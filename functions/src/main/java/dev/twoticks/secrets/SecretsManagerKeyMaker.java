package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.verification.key.KeyMaker;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Makes keys in the four steps of Secrets Manager's rotation. Keys that exist are put again as they are: they
/// are made once, and what they carry (locks, subjects) hangs on them.
public final class SecretsManagerKeyMaker implements KeyMaker {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PENDING = "AWSPENDING";

    private final SecretsManagerClient client;
    private final Map<String, KeyGroup> groups;
    private final FreshKeys fresh;

    /// @param groups ARN to what is in the secret
    /// @param random a SecureRandom
    /// @param signingAlgorithm `RS256` or `ES256`
    public SecretsManagerKeyMaker(
            SecretsManagerClient client,
            Map<String, KeyGroup> groups,
            RandomGenerator random,
            Clock clock,
            String signingAlgorithm) {
        this.client = client;
        this.groups = Map.copyOf(groups);
        this.fresh = new FreshKeys(random, clock, signingAlgorithm);
    }

    @Override
    public void step(String secret, String version, Step step) {
        KeyGroup group = groups.get(secret);
        if (group == null) {
            throw new IllegalArgumentException("not one of the key secrets");
        }
        Map<String, List<String>> stages =
                client.describeSecret(request -> request.secretId(secret)).versionIdsToStages();
        List<String> own = stages.getOrDefault(version, List.of());
        if (own.contains(CURRENT)) {
            return; // a repeated step of a rotation that has ended
        }
        if (!own.contains(PENDING)) {
            throw new IllegalStateException(group.wire() + ": the version is not pending");
        }
        switch (step) {
            case CREATE -> create(secret, version, group);
            case SET -> {
                // no other system holds these keys
            }
            case TEST -> KeyTrial.run(group, pending(secret, version).orElseThrow(() -> unmade(group)));
            case FINISH -> finish(secret, version, stages);
        }
    }

    private void create(String secret, String version, KeyGroup group) {
        if (pending(secret, version).isPresent()) {
            return; // a repeated step: its keys may be in use by the test already
        }
        JsonNode current = SecretJson.parse(
                client.getSecretValue(request -> request.secretId(secret)).secretString());
        JsonNode next = KeyGroup.made(current) ? current : fresh.of(group);
        client.putSecretValue(request -> request.secretId(secret)
                .clientRequestToken(version)
                .secretString(next.toString())
                .versionStages(PENDING));
    }

    private Optional<JsonNode> pending(String secret, String version) {
        try {
            return Optional.of(SecretJson.parse(client.getSecretValue(request ->
                            request.secretId(secret).versionId(version).versionStage(PENDING))
                    .secretString()));
        } catch (ResourceNotFoundException _) {
            return Optional.empty();
        }
    }

    private void finish(String secret, String version, Map<String, List<String>> stages) {
        String before = stages.entrySet().stream()
                .filter(it -> it.getValue().contains(CURRENT))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
        client.updateSecretVersionStage(request -> request.secretId(secret)
                .versionStage(CURRENT)
                .moveToVersionId(version)
                .removeFromVersionId(before));
    }

    private static IllegalStateException unmade(KeyGroup group) {
        return new IllegalStateException(group.wire() + ": the pending version has no value");
    }
}
