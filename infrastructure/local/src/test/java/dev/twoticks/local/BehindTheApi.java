package dev.twoticks.local;

import dev.twoticks.local.database.Tables;
import dev.twoticks.local.template.TableSpec;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/// What AWS holds of a running service: the table, the workflow's history, the secrets.
final class BehindTheApi implements AutoCloseable {

    private static final String ARN = "arn:aws:%s:us-east-1:000000000000:%s:%s";

    private final DynamoDbClient database;
    private final SfnClient workflow;
    private final SecretsManagerClient secrets;

    BehindTheApi(LocalService service) {
        database = at(service.databaseEndpoint(), DynamoDbClient.builder())
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        workflow = at(service.awsEndpoint(), SfnClient.builder())
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        secrets = at(service.awsEndpoint(), SecretsManagerClient.builder())
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
    }

    /// Every item by its key.
    Map<String, Map<String, AttributeValue>> items() {
        return database.scanPaginator(request -> request.tableName("Attempts")).items().stream()
                .collect(Collectors.toMap(item -> text(item, "pk"), item -> item, (a, _) -> a, TreeMap::new));
    }

    /// The word that each delivery's status is, by `1-1`.
    Map<String, String> deliveries(String ref) {
        Map<String, AttributeValue> verification = items().getOrDefault("VERIFICATION#" + ref, Map.of());
        return member(verification, "deliveries").m().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, it -> text(it.getValue().m(), "status")));
    }

    /// Descriptions and histories of all executions, as text.
    List<String> executions() {
        return workflow
                .listExecutionsPaginator(
                        request -> request.stateMachineArn(ARN.formatted("states", "stateMachine", "Delivery")))
                .executions()
                .stream()
                .map(it -> workflow.describeExecution(request -> request.executionArn(it.executionArn()))
                        + workflow
                                .getExecutionHistoryPaginator(request ->
                                        request.executionArn(it.executionArn()).includeExecutionData(true))
                                .events()
                                .stream()
                                .map(Object::toString)
                                .collect(Collectors.joining("\n")))
                .toList();
    }

    String secret(String logicalId) {
        return secrets.getSecretValue(request -> request.secretId(secretArn(logicalId)))
                .secretString();
    }

    void fill(String logicalId, String value) {
        secrets.putSecretValue(request -> request.secretId(secretArn(logicalId)).secretString(value));
    }

    /// One more table in the same database.
    void create(TableSpec table) {
        Tables.create(database, table);
    }

    private static String text(Map<String, AttributeValue> item, String name) {
        return member(item, name).s();
    }

    private static AttributeValue member(Map<String, AttributeValue> item, String name) {
        return Objects.requireNonNull(item.get(name), name);
    }

    private static String secretArn(String logicalId) {
        return ARN.formatted("secretsmanager", "secret", logicalId);
    }

    private static <B extends AwsClientBuilder<B, ?>> B at(URI endpoint, B builder) {
        return builder.endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")));
    }

    @Override
    public void close() {
        database.close();
        workflow.close();
        secrets.close();
    }
}
