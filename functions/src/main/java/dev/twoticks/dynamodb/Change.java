package dev.twoticks.dynamodb;

import dev.twoticks.verification.delivery.DeliveryId;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.Update;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// A write of one item, alone or within a transaction; refused, it brings the item as it was. Placeholders of
/// names are the attributes' own names (`#status`), but for those of deliveries, which are places in the map.
///
/// @param condition none for a mark that is written whatever the item holds
/// @param deliveries the deliveries that placeholders stand for
record Change(
        String key, String update, @Nullable String condition, Values values, Map<String, DeliveryId> deliveries) {

    private static final Pattern NAME = Pattern.compile("#[a-z0-9_]+");
    private static final String DELIVERY = "#delivery";

    Change(String key, String update, @Nullable String condition, Values values) {
        this(key, update, condition, values, Map.of());
    }

    /// A write to one delivery, `#delivery`.
    Change(String key, String update, @Nullable String condition, Values values, DeliveryId delivery) {
        this(key, update, condition, values, Map.of(DELIVERY, delivery));
    }

    TransactWriteItem transacted(String table) {
        Update write = Update.builder()
                .tableName(table)
                .key(key(key))
                .updateExpression(update)
                .conditionExpression(condition)
                .expressionAttributeNames(names(expressions(), deliveries))
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
                .expressionAttributeNames(names(expressions(), deliveries))
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

    /// Deletes an item as part of a transaction.
    ///
    /// @param condition none to delete it whatever it holds
    static TransactWriteItem delete(String table, String key, @Nullable String condition, Values values) {
        Delete delete = Delete.builder()
                .tableName(table)
                .key(key(key))
                .conditionExpression(condition)
                .expressionAttributeNames(condition == null ? null : names(condition))
                .expressionAttributeValues(values.map().isEmpty() ? null : values.map())
                .build();
        return TransactWriteItem.builder().delete(delete).build();
    }

    private String expressions() {
        return condition == null ? update : update + " " + condition;
    }

    static Map<String, AttributeValue> key(String key) {
        return Map.of(Attempts.KEY, Attribute.of(key));
    }

    static Map<String, String> names(String expression) {
        return names(expression, Map.of());
    }

    private static Map<String, String> names(String expressions, Map<String, DeliveryId> deliveries) {
        Map<String, String> names = new HashMap<>();
        NAME.matcher(expressions)
                .results()
                .forEach(it -> names.put(it.group(), it.group().substring(1)));
        deliveries.forEach((placeholder, delivery) -> names.replace(placeholder, delivery.toString()));
        return names;
    }
}
