package dev.twoticks.config;

import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.secretsmanager.SecretsManagerClient;
import software.amazon.awssdk.services.sfn.SfnClient;

/// AWS clients that give up early: a person waits, and every caller knows what to do with "unavailable".
final class AwsClients {

    private static final int TRIES = 3;
    private static final Duration ONE_TRY = Duration.ofSeconds(2);
    private static final Duration ALL_TRIES = Duration.ofSeconds(4);

    /// A workflow that cannot be started is told so twice, and a task that cannot be ended ends by itself.
    private static final Duration WORKFLOW = Duration.ofSeconds(2);

    private final ServiceConfig config;
    private final Supplier<SdkHttpClient> http;
    private final Supplier<DynamoDbClient> dynamoDb;
    private final Supplier<DynamoDbClient> dynamoDbOnce;

    AwsClients(ServiceConfig config) {
        this.config = config;
        this.http = Once.of(() -> Apache5HttpClient.builder()
                .connectionTimeout(Duration.ofSeconds(1))
                .build());
        this.dynamoDb = Once.of(() -> dynamoDb(TRIES));
        this.dynamoDbOnce = Once.of(() -> dynamoDb(1));
    }

    DynamoDbClient dynamoDb() {
        return dynamoDb.get();
    }

    /// A client that repeats nothing, for writes that must not be made twice.
    DynamoDbClient dynamoDbOnce() {
        return dynamoDbOnce.get();
    }

    SfnClient stepFunctions() {
        return configured(SfnClient.builder(), "SFN", WORKFLOW, TRIES)
                .httpClient(http.get())
                .build();
    }

    SecretsManagerClient secretsManager() {
        return configured(SecretsManagerClient.builder(), "SECRETS_MANAGER", ALL_TRIES, TRIES)
                .httpClient(http.get())
                .build();
    }

    private DynamoDbClient dynamoDb(int tries) {
        return configured(DynamoDbClient.builder(), "DYNAMODB", ALL_TRIES, tries)
                .httpClient(http.get())
                .build();
    }

    private <B extends AwsClientBuilder<B, ?>> B configured(B builder, String service, Duration inAll, int tries) {
        config.endpoint(service).ifPresent(builder::endpointOverride);
        return builder.region(Region.of(config.get(Setting.AWS_REGION)))
                .overrideConfiguration(ClientOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(ONE_TRY)
                        .apiCallTimeout(inAll)
                        .retryStrategy(DefaultRetryStrategy.standardStrategyBuilder()
                                .maxAttempts(tries)
                                .build())
                        .build());
    }
}
