package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoreUnavailableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/// Reads and single writes of the table.
///
/// @param pause between two tries of a write
record Table(DynamoDbClient client, String name, Pause pause) {

    /// A write that meets a transaction is made once more, and once again.
    private static final int TRIES = 3;

    /// What became of a single write.
    sealed interface Written {

        record Done(Item item) implements Written {}

        /// The condition did not hold.
        ///
        /// @param item as it is; empty if there is none
        record Refused(Item item) implements Written {}
    }

    Optional<Item> get(String operation, String key) {
        GetItemResponse response = Unavailable.guard(
                operation,
                () -> client.getItem(
                        it -> it.tableName(name).key(Change.key(key)).consistentRead(true)));
        return response.hasItem() ? Optional.of(new Item(response.item())) : Optional.empty();
    }

    /// Reads items in one trip, those that there are.
    ///
    /// @return by key
    Map<String, Item> getAll(String operation, List<String> keys) {
        KeysAndAttributes wanted = KeysAndAttributes.builder()
                .keys(keys.stream().map(Change::key).toList())
                .consistentRead(true)
                .build();
        BatchGetItemResponse response =
                Unavailable.guard(operation, () -> client.batchGetItem(it -> it.requestItems(Map.of(name, wanted))));
        if (!response.unprocessedKeys().isEmpty()) {
            throw new StoreUnavailableException(operation + ": unprocessed keys");
        }
        Map<String, Item> items = new HashMap<>();
        for (Map<String, AttributeValue> found : response.responses().getOrDefault(name, List.of())) {
            items.put(new Item(found).text(Attempts.KEY), new Item(found));
        }
        return items;
    }

    Written write(String operation, Change change) {
        UpdateItemRequest request = change.alone(name);
        return Unavailable.guard(operation, () -> apart(() -> update(request)));
    }

    void delete(String operation, String key) {
        DeleteItemRequest request = deletion(key).build();
        Unavailable.guard(operation, () -> apart(() -> client.deleteItem(request)));
    }

    /// Deletes an item.
    ///
    /// @return it as it was; empty if there was none
    Optional<Item> take(String operation, String key) {
        DeleteItemRequest request =
                deletion(key).returnValues(ReturnValue.ALL_OLD).build();
        return Unavailable.guard(
                operation,
                () -> apart(() -> {
                    DeleteItemResponse response = client.deleteItem(request);
                    return response.hasAttributes() ? Optional.of(new Item(response.attributes())) : Optional.empty();
                }));
    }

    /// Deletes an item if a condition holds.
    ///
    /// @return whether it was deleted
    boolean remove(String operation, String key, String condition, Values values) {
        DeleteItemRequest request = deletion(key)
                .conditionExpression(condition)
                .expressionAttributeNames(Change.names(condition))
                .expressionAttributeValues(values.map())
                .build();
        return Unavailable.guard(operation, () -> apart(() -> deleted(request)));
    }

    private DeleteItemRequest.Builder deletion(String key) {
        return DeleteItemRequest.builder().tableName(name).key(Change.key(key));
    }

    private boolean deleted(DeleteItemRequest request) {
        try {
            client.deleteItem(request);
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private Written update(UpdateItemRequest request) {
        try {
            return new Written.Done(new Item(client.updateItem(request).attributes()));
        } catch (ConditionalCheckFailedException e) {
            return new Written.Refused(new Item(e.item()));
        }
    }

    /// Makes a write again that has met a transaction.
    private <T> T apart(Supplier<T> write) {
        for (int tried = 1; tried < TRIES; tried++) {
            try {
                return write.get();
            } catch (TransactionConflictException _) {
                pause.take();
            }
        }
        return write.get();
    }
}
