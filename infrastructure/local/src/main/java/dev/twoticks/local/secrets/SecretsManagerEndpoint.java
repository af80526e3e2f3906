package dev.twoticks.local.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Secrets Manager's wire protocol (JSON 1.1) over secrets in memory: what the functions and the key making call.
public final class SecretsManagerEndpoint implements HttpHandler {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TARGET = "secretsmanager.";

    private final Map<String, Secret> secrets = new LinkedHashMap<>();

    /// Makes a secret known, as CloudFormation does, and replaces its value if it is.
    ///
    /// @param value what its first version holds
    public synchronized void put(String arn, String value) {
        secrets.put(
                arn,
                new Secret(
                        arn,
                        UUID.nameUUIDFromBytes(arn.getBytes(StandardCharsets.UTF_8))
                                .toString(),
                        value));
    }

    /// Begins a rotation: a version that is pending and has no value yet.
    ///
    /// @return the version's id
    public synchronized String beginRotation(String arn) {
        String version = UUID.randomUUID().toString();
        secret(arn).move(Secret.PENDING, version);
        return version;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = String.valueOf(exchange.getRequestHeaders().getFirst("x-amz-target"));
            JsonNode request = JSON.readTree(exchange.getRequestBody());
            int status = 200;
            ObjectNode answer;
            try {
                answer = answer(target.startsWith(TARGET) ? target.substring(TARGET.length()) : target, request);
            } catch (Refused e) {
                status = 400;
                answer = JSON.createObjectNode().put("__type", e.type).put("message", e.getMessage());
            }
            byte[] body = JSON.writeValueAsBytes(answer);
            exchange.getResponseHeaders().set("content-type", "application/x-amz-json-1.1");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized ObjectNode answer(String operation, JsonNode request) {
        Secret secret = secret(request.path("SecretId").asText());
        return switch (operation) {
            case "GetSecretValue" -> value(secret, request);
            case "DescribeSecret" -> description(secret);
            case "PutSecretValue" -> put(secret, request);
            case "UpdateSecretVersionStage" -> move(secret, request);
            default ->
                throw new Refused("UnknownOperationException", "not an operation of this endpoint: " + operation);
        };
    }

    private Secret secret(String id) {
        return Optional.ofNullable(secrets.get(id))
                .orElseThrow(() -> new Refused("ResourceNotFoundException", "Secrets Manager can't find the secret."));
    }

    private static ObjectNode value(Secret secret, JsonNode request) {
        String stage = request.path("VersionStage").asText(Secret.CURRENT);
        String version = secret.version(text(request, "VersionId"), stage)
                .orElseThrow(() -> new Refused(
                        "ResourceNotFoundException", "Secrets Manager can't find the specified secret value."));
        return named(secret).put("VersionId", version).put("SecretString", secret.value(version));
    }

    private static ObjectNode description(Secret secret) {
        ObjectNode answer = named(secret).put("RotationEnabled", true);
        ObjectNode stages = answer.putObject("VersionIdsToStages");
        secret.stages().forEach((version, names) -> names.forEach(stages.withArray(version)::add));
        return answer;
    }

    private static ObjectNode put(Secret secret, JsonNode request) {
        String version = text(request, "ClientRequestToken")
                .orElseGet(() -> UUID.randomUUID().toString());
        Set<String> stages = new LinkedHashSet<>();
        request.path("VersionStages").forEach(stage -> stages.add(stage.asText()));
        if (!secret.put(
                version, request.path("SecretString").asText(), stages.isEmpty() ? Set.of(Secret.CURRENT) : stages)) {
            throw new Refused("ResourceExistsException", "The version exists with another value.");
        }
        return named(secret).put("VersionId", version);
    }

    private static ObjectNode move(Secret secret, JsonNode request) {
        String stage = request.path("VersionStage").asText();
        // a stage that moves leaves its version by that; taken away first, nobody would know which one was previous
        text(request, "MoveToVersionId")
                .ifPresentOrElse(
                        version -> secret.move(stage, version),
                        () -> text(request, "RemoveFromVersionId").ifPresent(it -> secret.remove(stage, it)));
        return named(secret);
    }

    private static ObjectNode named(Secret secret) {
        return JSON.createObjectNode().put("ARN", secret.arn()).put("Name", secret.arn());
    }

    private static Optional<String> text(JsonNode request, String name) {
        return Optional.ofNullable(request.get(name))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText);
    }

    private static final class Refused extends RuntimeException {
        private final String type;

        Refused(String type, String message) {
            super(message);
            this.type = type;
        }
    }
}
