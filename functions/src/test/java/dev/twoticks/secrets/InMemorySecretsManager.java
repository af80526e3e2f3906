package dev.twoticks.secrets;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretRequest;
import software.amazon.awssdk.services.secretsmanager.model.DescribeSecretResponse;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.GetSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.InvalidParameterException;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueRequest;
import software.amazon.awssdk.services.secretsmanager.model.PutSecretValueResponse;
import software.amazon.awssdk.services.secretsmanager.model.ResourceExistsException;
import software.amazon.awssdk.services.secretsmanager.model.ResourceNotFoundException;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageRequest;
import software.amazon.awssdk.services.secretsmanager.model.UpdateSecretVersionStageResponse;

/// Secrets with versions and stages, as the service keeps them: a stage is on one version at a time, and a
/// version once written does not change.
final class InMemorySecretsManager implements SecretsManagerClient {

    static final String CURRENT = "AWSCURRENT";
    static final String PENDING = "AWSPENDING";

    final List<String> reads = new ArrayList<>();
    boolean down;
    private final Map<String, Map<String, String>> values = new HashMap<>();
    private final Map<String, Map<String, String>> stages = new HashMap<>();

    /// A secret with this current value.
    synchronized InMemorySecretsManager with(String secret, String value) {
        values(secret).put("v0", value);
        stages(secret).put(CURRENT, "v0");
        return this;
    }

    /// The service's own first act of a rotation: a version that holds nothing yet.
    synchronized void beginRotation(String secret, String version) {
        stages(secret).put(PENDING, version);
    }

    synchronized @Nullable String at(String secret, String stage) {
        return values(secret).get(stages(secret).getOrDefault(stage, ""));
    }

    @Override
    public synchronized GetSecretValueResponse getSecretValue(GetSecretValueRequest request) {
        reads.add(request.secretId());
        if (down) {
            throw SdkClientException.create("connection refused");
        }
        String stage = request.versionStage() == null ? CURRENT : request.versionStage();
        String version = stages(request.secretId()).get(stage);
        boolean asked = request.versionId() == null || request.versionId().equals(version);
        String value =
                version == null || !asked ? null : values(request.secretId()).get(version);
        if (value == null) {
            throw ResourceNotFoundException.builder().message("no such version").build();
        }
        return GetSecretValueResponse.builder()
                .secretString(value)
                .versionId(version)
                .build();
    }

    @Override
    public synchronized DescribeSecretResponse describeSecret(DescribeSecretRequest request) {
        Map<String, List<String>> byVersion = new HashMap<>();
        stages(request.secretId())
                .forEach((stage, version) -> byVersion
                        .computeIfAbsent(version, it -> new ArrayList<>())
                        .add(stage));
        return DescribeSecretResponse.builder().versionIdsToStages(byVersion).build();
    }

    @Override
    public synchronized PutSecretValueResponse putSecretValue(PutSecretValueRequest request) {
        String version = request.clientRequestToken();
        String before = values(request.secretId()).putIfAbsent(version, request.secretString());
        if (before != null && !before.equals(request.secretString())) {
            throw ResourceExistsException.builder().build();
        }
        request.versionStages().forEach(stage -> stages(request.secretId()).put(stage, version));
        return PutSecretValueResponse.builder().build();
    }

    @Override
    public synchronized UpdateSecretVersionStageResponse updateSecretVersionStage(
            UpdateSecretVersionStageRequest request) {
        Map<String, String> staged = stages(request.secretId());
        String holder = staged.get(request.versionStage());
        if (holder != null && !holder.equals(request.removeFromVersionId())) {
            throw InvalidParameterException.builder()
                    .message("stage is elsewhere")
                    .build();
        }
        if (request.moveToVersionId() == null) {
            staged.remove(request.versionStage());
            return UpdateSecretVersionStageResponse.builder().build();
        }
        if (!values(request.secretId()).containsKey(request.moveToVersionId())) {
            throw ResourceNotFoundException.builder().build();
        }
        staged.put(request.versionStage(), request.moveToVersionId());
        return UpdateSecretVersionStageResponse.builder().build();
    }

    private Map<String, String> values(String secret) {
        return values.computeIfAbsent(secret, it -> new LinkedHashMap<>());
    }

    private Map<String, String> stages(String secret) {
        return stages.computeIfAbsent(secret, it -> new HashMap<>());
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
