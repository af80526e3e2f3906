package dev.twoticks.dynamodb;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/// Makes the table as the service has it: a partition key, nothing else.
final class AttemptsTable {

    private static final AtomicInteger TABLES = new AtomicInteger();

    private AttemptsTable() {}

    /// Makes a table that nobody else uses, and says its name.
    static String create(DynamoDbClient client) {
        String name = "attempts-" + TABLES.incrementAndGet();
        client.createTable(it -> it.tableName(name)
                .keySchema(KeySchemaElement.builder()
                        .attributeName(Attempts.KEY)
                        .keyType(KeyType.HASH)
                        .build())
                .attributeDefinitions(AttributeDefinition.builder()
                        .attributeName(Attempts.KEY)
                        .attributeType(ScalarAttributeType.S)
                        .build())
                .billingMode(BillingMode.PAY_PER_REQUEST));
        client.waiter().waitUntilTableExists(it -> it.tableName(name));
        return name;
    }
}
