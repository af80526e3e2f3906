package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoreUnavailableException;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/// Runs transactions. Each has its own request token, so that a repetition by the SDK, whose first answer was
/// lost, commits nothing twice.
///
/// @param tokens equal ones within ten minutes would pass as one transaction
/// @param pause between two tries of a transaction
record Transactions(DynamoDbClient client, Marks tokens, Pause pause) {

    private static final String HELD = "None";
    private static final String FAILED = "ConditionalCheckFailed";
    private static final String CONFLICT = "TransactionConflict";

    /// The conditions of a transaction that did not hold, by its writes' places.
    record Refusal(List<Optional<Item>> failed) {

        /// The item whose condition failed, empty if there is none in the table; nothing if its condition held.
        Optional<Item> at(int place) {
            return failed.get(place);
        }

        boolean has(int place) {
            return place < failed.size() && failed.get(place).isPresent();
        }
    }

    /// @param tries how often it is run at most while it meets other writes of the same items
    /// @return why nothing was written; empty if it was
    /// @throws StoreUnavailableException if it met other writes each time, or could not be run
    Optional<Refusal> run(String operation, int tries, List<TransactWriteItem> writes) {
        TransactWriteItemsRequest request = TransactWriteItemsRequest.builder()
                .transactItems(writes)
                .clientRequestToken(tokens.next())
                .build();
        for (int tried = 0; tried < tries; tried++) {
            if (tried > 0) {
                pause.take();
            }
            List<CancellationReason> reasons = Unavailable.guard(operation, () -> reasonsAgainst(request));
            if (reasons.isEmpty()) {
                return Optional.empty();
            }
            if (reasons.stream()
                    .allMatch(it -> it.code().equals(HELD) || it.code().equals(FAILED))) {
                return Optional.of(
                        new Refusal(reasons.stream().map(Transactions::failed).toList()));
            }
            if (reasons.stream().noneMatch(it -> it.code().equals(CONFLICT))) {
                throw new StoreUnavailableException(operation + ": canceled");
            }
        }
        throw new StoreUnavailableException(operation + ": " + CONFLICT);
    }

    private List<CancellationReason> reasonsAgainst(TransactWriteItemsRequest request) {
        try {
            client.transactWriteItems(request);
            return List.of();
        } catch (TransactionCanceledException e) {
            if (e.cancellationReasons().isEmpty()) {
                throw e;
            }
            return e.cancellationReasons();
        }
    }

    private static Optional<Item> failed(CancellationReason reason) {
        return reason.code().equals(FAILED) ? Optional.of(new Item(reason.item())) : Optional.empty();
    }
}
