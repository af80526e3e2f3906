package dev.twoticks.dynamodb;

import dev.twoticks.verification.delivery.DeliveryId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A write of one item, alone or within a transaction; refused, it brings the item as it was. Placeholders of
/// names are the attributes' own names (`#status`), and `#delivery` is the delivery's place in the map.
///
/// @param condition none for a mark that is written whatever the item holds
record Change(
        String key,
        String update,
        @Nullable String condition,
        Values values,
        @Nullable DeliveryId delivery) {

    private static final Pattern NAME = Pattern.compile("#[a-z0-9_]+");
    private static final String DELIVERY = "#delivery";

    Change(String key, String update, @Nullable String condition, Values values) {
        this(key, update, condition, values, null);
    }

    TransactWriteItem transacted(String table) {
        Update write = Update.builder()
                .tableName(table)
                .key(key(key))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names(expressions(), delivery))
                .expressionAttributeValues(values.map())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().update(write).build();
    }

    UpdateItemRequest alone(String table) {
        return UpdateItemRequest.builder()
                .tableName(table)
                .key(key(key))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names(expressions(), delivery))
                .expressionAttributeValues(values.map())
                .returnValues(ReturnValue.ALL_NEW)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
    }

    /// A condition on an item that the transaction leaves as it is.
    static TransactWriteItem check(String table, String key, String condition, Values values) {
        ConditionCheck check = ConditionCheck.builder()
                .tableName(table)
                .key(key(key))
                .conditionExpression(condition)
                .expressionAttributeNames(names(condition))
                .expressionAttributeValues(values.map())
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return TransactWriteItem.builder().conditionCheck(check).build();
    }

    private String expressions() {
        return condition == null ? update : update + " " + condition;
    }

    static Map<String, AttributeValue> key(String key) {
        return Map.of(Attempts.KEY, Attribute.of(key));
    }

    static Map<String, String> names(String expression) {
        return names(expression, null);
    }

    private static Map<String, String> names(String expressions, @Nullable DeliveryId delivery) {
        Map<String, String> names = new HashMap<>();
        NAME.matcher(expressions)
                .results()
                .forEach(it -> names.put(it.group(), it.group().substring(1)));
        if (delivery != null) {
            names.replace(DELIVERY, delivery.toString());
        }
        return names;
    }
}
