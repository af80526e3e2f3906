package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoreUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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

    /// Stands for no place.
    private static final int NOWHERE = -1;

    /// The conditions of a transaction that did not hold, by its writes' places.
    ///
    /// @param inFlight it met others to the end, where one of them may be its repetition
    record Refusal(List<Optional<Item>> failed, boolean inFlight) {

        /// The item whose condition failed, empty if there is none in the table; nothing if its condition held.
        Optional<Item> at(int place) {
            return has(place) ? failed.get(place) : Optional.empty();
        }

        /// The item of the last write, if its condition failed.
        Optional<Item> last() {
            return at(failed.size() - 1);
        }

        boolean has(int place) {
            return place >= 0 && place < failed.size() && failed.get(place).isPresent();
        }
    }

    /// @param tries how often it is run at most while it meets other writes of the same items
    /// @return why nothing was written; empty if it was
    /// @throws StoreUnavailableException if it met other writes each time, or could not be run
    Optional<Refusal> run(String operation, int tries, List<TransactWriteItem> writes) {
        return run(operation, tries, writes, NOWHERE);
    }

    /// The same for a request that may meet its own repetitions, wherever they touch each other: that is an
    /// answer and no breakage.
    ///
    /// @param telling one more write, the last one, which tells whether it was carried out before; if that has
    ///     failed, nothing else counts. Null for a request that is not repeated
    Optional<Refusal> run(
            String operation, int tries, List<TransactWriteItem> writes, @Nullable TransactWriteItem telling) {
        if (telling == null) {
            return run(operation, tries, writes, NOWHERE);
        }
        List<TransactWriteItem> all = new ArrayList<>(writes);
        all.add(telling);
        return run(operation, tries, all, writes.size());
    }

    private Optional<Refusal> run(String operation, int tries, List<TransactWriteItem> writes, int expected) {
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
            if (decided(reasons, expected)) {
                return Optional.of(
                        new Refusal(reasons.stream().map(Transactions::failed).toList(), false));
            }
            if (reasons.stream().noneMatch(it -> it.code().equals(CONFLICT))) {
                throw new StoreUnavailableException(operation + ": canceled");
            }
        }
        if (expected != NOWHERE) {
            return Optional.of(new Refusal(List.of(), true));
        }
        throw new StoreUnavailableException(operation + ": " + CONFLICT);
    }

    /// All has held or failed; or the expected write has failed, which answers for all.
    private static boolean decided(List<CancellationReason> reasons, int expected) {
        return (expected != NOWHERE && reasons.get(expected).code().equals(FAILED))
                || reasons.stream()
                        .allMatch(it -> it.code().equals(HELD) || it.code().equals(FAILED));
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
