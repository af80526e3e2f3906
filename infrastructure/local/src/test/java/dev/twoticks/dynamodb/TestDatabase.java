package dev.twoticks.dynamodb;

import dev.twoticks.local.database.DynamoDbLocal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// One DynamoDB Local for all tests of this JVM; it ends with it.
final class TestDatabase {

    /// Below the 50 that its listener lets wait: more at once, and some hang until their packets are sent again.
    private static final int CONNECTIONS = 40;

    /// How long a thread of a race waits for its turn.
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static @Nullable DynamoDbLocal process;

    private TestDatabase() {}

    /// A client of the process, which is started by the first one.
    static DynamoDbClient client(ExecutionInterceptor... interceptors) {
        return client(ClientOverrideConfiguration.builder(), interceptors);
    }

    /// A client that repeats nothing.
    static DynamoDbClient once(ExecutionInterceptor... interceptors) {
        return client(
                ClientOverrideConfiguration.builder().retryStrategy(DefaultRetryStrategy.doNotRetry()), interceptors);
    }

    private static DynamoDbClient client(
            ClientOverrideConfiguration.Builder override, ExecutionInterceptor... interceptors) {
        List.of(interceptors).forEach(override::addExecutionInterceptor);
        return DynamoDbClient.builder()
                .endpointOverride(endpoint())
                .region(Region.US_EAST_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("local", "local")))
                .httpClientBuilder(
                        Apache5HttpClient.builder().maxConnections(CONNECTIONS).connectionAcquisitionTimeout(PATIENCE))
                .overrideConfiguration(override.build())
                .build();
    }

    private static synchronized URI endpoint() {
        DynamoDbLocal running = process;
        if (running == null) {
            running = DynamoDbLocal.start();
            process = running;
        }
        return running.endpoint();
    }
}
