package dev.twoticks.dynamodb;

import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.application.Purpose;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Deletes what is left of a number: its items and its locks, under all its keys.
///
/// One transaction, so that wrong codes that are carried from one key to the other while it runs are not
/// missed.
record ForgetTransaction(Transactions transactions, String table) {

    private static final int TRIES = 3;

    boolean run(List<PhoneTrace> traces, Set<Purpose> purposes) {
        List<TransactWriteItem> writes = Stream.concat(
                        traces.stream().map(it -> PhoneItems.forget(it, table)),
                        traces.stream().flatMap(it -> purposes.stream().map(purpose -> lock(it, purpose))))
                .toList();
        return transactions.run("forget", TRIES, writes).isEmpty();
    }

    private TransactWriteItem lock(PhoneTrace trace, Purpose purpose) {
        return Change.delete(table, Attempts.key(trace.phone(), purpose), null, new Values());
    }
}
