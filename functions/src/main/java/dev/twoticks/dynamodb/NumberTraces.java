package dev.twoticks.dynamodb;

import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.PhoneKey;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/// What is stored of a number, found and deleted.
record NumberTraces(Table table, Transactions transactions) {

    private static final int FORGET_TRIES = 3;

    PhoneTrace trace(PhoneKey phone) {
        return table.get("trace", Attempts.key(phone))
                .map(it -> PhoneItems.trace(phone, it))
                .orElseGet(() -> PhoneTrace.none(phone));
    }

    Optional<Verification> remove(Ref ref) {
        // what is kept goes while the verification still leads to it; then what came in between
        Optional<Verification> found = table.get("remove", Attempts.key(ref)).map(VerificationItems::read);
        found.ifPresent(this::forgetKept);
        Optional<Verification> last = table.take("remove", Attempts.key(ref)).map(VerificationItems::read);
        last.ifPresent(this::forgetKept);
        // a deletion that the SDK repeats because its answer was lost finds nothing the second time
        return last.or(() -> found);
    }

    /// Deletes the number's items and its locks, under all its keys: in one transaction, so that wrong codes
    /// that are carried from one key to the other while it runs are not missed.
    boolean forget(List<PhoneTrace> traces, Set<Purpose> purposes) {
        List<TransactWriteItem> writes = Stream.concat(
                        traces.stream().map(it -> PhoneItems.forget(it, table.name())),
                        traces.stream().flatMap(it -> purposes.stream().map(purpose -> lock(it, purpose))))
                .toList();
        return transactions.run("forget", FORGET_TRIES, writes).isEmpty();
    }

    private TransactWriteItem lock(PhoneTrace trace, Purpose purpose) {
        return Change.delete(table.name(), Attempts.key(trace.phone(), purpose), null, new Values());
    }

    private void forgetKept(Verification named) {
        Values values = new Values().with(":ref", named.ref().hex());
        named.keptNames().forEach(it -> table.remove("remove", Attempts.key(it), KeptItems.ABOUT, values));
    }
}
