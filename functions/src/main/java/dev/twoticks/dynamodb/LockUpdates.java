package dev.twoticks.dynamodb;

import dev.twoticks.verification.LockCarry;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// Writes to locks beside those of checks.
record LockUpdates(Table table, Transactions transactions) {

    private static final int CARRY_TRIES = 2;

    boolean carry(LockCarry carry, Instant now) {
        List<TransactWriteItem> writes = List.of(
                LockItems.emptied(carry, now).transacted(table.name()),
                LockItems.filled(carry, now).transacted(table.name()));
        return transactions.run("carryLock", CARRY_TRIES, writes).isEmpty();
    }

    boolean unlock(PhoneKey phone, Purpose purpose) {
        // after a right code there is an item in which nothing is counted
        return table.take("unlock", Attempts.key(phone, purpose))
                .map(LockItems::read)
                .filter(it -> !it.equals(FailureLock.NONE))
                .isPresent();
    }
}
