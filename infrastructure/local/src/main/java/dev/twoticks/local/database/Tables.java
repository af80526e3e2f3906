package dev.twoticks.local.database;

import dev.twoticks.local.template.TableSpec;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/// Makes tables as the template describes them.
public final class Tables {

    private Tables() {}

    public static void create(DynamoDbClient client, TableSpec table) {
        List<AttributeDefinition> attributes = table.key().stream()
                .map(it -> AttributeDefinition.builder()
                        .attributeName(it.attribute())
                        .attributeType(it.type())
                        .build())
                .toList();
        List<KeySchemaElement> key = table.key().stream()
                .map(it -> KeySchemaElement.builder()
                        .attributeName(it.attribute())
                        .keyType(it.role())
                        .build())
                .toList();
        client.createTable(request -> request.tableName(table.name())
                .attributeDefinitions(attributes)
                .keySchema(key)
                .billingMode(BillingMode.PAY_PER_REQUEST));
        client.updateTimeToLive(request -> request.tableName(table.name())
                .timeToLiveSpecification(ttl -> ttl.enabled(true).attributeName(table.ttlAttribute())));
    }
}
