package dev.twoticks.secrets;

import dev.twoticks.verification.key.KeyMaker;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;

/// Makes keys by Secrets Manager's rotation protocol: the first ones, and from then on one more with each rotation,
/// published [Overlap] ahead of its use, so that no reader meets a key that it cannot know. Keys that nobody needs
/// any more are dropped by the same step.
public final class SecretsManagerKeyMaker implements KeyMaker {

    private static final String CURRENT = "AWSCURRENT";
    private static final String PENDING = "AWSPENDING";

    private final SecretsManagerClient client;
    private final Map<String, SecretGroup> groups;
    private final FreshKeys fresh;
    private final Renewal renewal;
    private final Handover handover;
    private final KeyTrial trial;

    /// @param groups ARN to the group that the secret is for
    /// @param algorithm what the tokens are signed with
    public SecretsManagerKeyMaker(
            SecretsManagerClient client,
            Map<String, SecretGroup> groups,
            SigningAlgorithm algorithm,
            SecureRandom random,
            Clock clock) {
        this.client = client;
        this.groups = Map.copyOf(groups);
        this.fresh = new FreshKeys(algorithm, random, clock);
        this.renewal = new Renewal(fresh, clock);
        this.handover = new Handover(clock);
        this.trial = new KeyTrial(random);
    }

    @Override
    public void step(String secret, String version, Step step) {
        SecretGroup group = groups.get(secret);
        if (group == null) {
            throw new IllegalArgumentException("not a secret to make keys for: " + secret);
        }
        Map<String, List<String>> stages =
                client.describeSecret(request -> request.secretId(secret)).versionIdsToStages();
        if (stages.getOrDefault(version, List.of()).contains(CURRENT)) {
            return;
        }
        switch (step) {
            case CREATE -> create(secret, version, group);
            case SET -> {}
            case TEST -> trial.run(next(secret, version, group));
            case FINISH -> finish(secret, version, stages, group);
        }
    }

    private SecretJson next(String secret, String version, SecretGroup group) {
        return pending(secret, version)
                .map(text -> SecretJson.parse(group, text))
                .orElseThrow(() -> new IllegalStateException("no pending version of " + group.role()));
    }

    private void create(String secret, String version, SecretGroup group) {
        if (pending(secret, version).isPresent()) {
            return;
        }
        String value = new SecretStore(client, group, secret)
                .current()
                .map(renewal::of)
                .orElseGet(() -> fresh.of(group));
        try {
            client.putSecretValue(request -> request.secretId(secret)
                    .clientRequestToken(version)
                    .secretString(value)
                    .versionStages(PENDING));
        } catch (ResourceExistsException twice) {
            // the same step ran beside this one and was first: its keys stand
        }
    }

    private void finish(String secret, String version, Map<String, List<String>> stages, SecretGroup group) {
        SecretJson next = next(secret, version, group);
        new SecretStore(client, group, secret).current().ifPresent(used -> follow(secret, version, used, next));
        Optional<String> before = stages.entrySet().stream()
                .filter(entry -> entry.getValue().contains(CURRENT))
                .map(Map.Entry::getKey)
                .findFirst();
        client.updateSecretVersionStage(request -> {
            request.secretId(secret).versionStage(CURRENT).moveToVersionId(version);
            before.ifPresent(request::removeFromVersionId);
        });
    }

    private void follow(String secret, String version, SecretJson used, SecretJson next) {
        String role = next.group().role();
        if (handover.loses(used, next)) {
            letGo(secret, version);
            throw new IllegalStateException(
                    "the rotation of " + role + " would undo a change of the index or subject key: rotate again");
        }
        if (handover.late(used, next)) {
            letGo(secret, version);
            throw new IllegalStateException(
                    "the rotation of " + role + " took so long that it was given up: rotate again");
        }
    }

    /// A version once written does not change, and while it is pending no other rotation can begin.
    private void letGo(String secret, String version) {
        client.updateSecretVersionStage(
                request -> request.secretId(secret).versionStage(PENDING).removeFromVersionId(version));
    }

    private Optional<String> pending(String secret, String version) {
        try {
            return Optional.ofNullable(client.getSecretValue(request ->
                            request.secretId(secret).versionId(version).versionStage(PENDING))
                    .secretString());
        } catch (ResourceNotFoundException none) {
            return Optional.empty();
        }
    }
}
