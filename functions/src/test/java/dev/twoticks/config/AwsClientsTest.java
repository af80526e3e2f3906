package dev.twoticks.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

final class AwsClientsTest {

    private final AwsClients clients = new AwsClients(new ServiceConfig(Map.of("AWS_REGION", "us-east-1")));

    @Test
    void usual_client_tries_three_times_and_the_other_once() {
        assertThat(tries(clients.dynamoDb())).isEqualTo(3);
        assertThat(tries(clients.dynamoDbOnce())).isEqualTo(1);
    }

    @Test
    void both_give_up_after_four_seconds() {
        for (DynamoDbClient client : new DynamoDbClient[] {clients.dynamoDb(), clients.dynamoDbOnce()}) {
            assertThat(client.serviceClientConfiguration()
                            .overrideConfiguration()
                            .apiCallTimeout())
                    .hasValueSatisfying(it -> assertThat(it).hasSeconds(4));
        }
    }

    private static int tries(DynamoDbClient client) {
        return client.serviceClientConfiguration()
                .overrideConfiguration()
                .retryStrategy()
                .orElseThrow()
                .maxAttempts();
    }
}
