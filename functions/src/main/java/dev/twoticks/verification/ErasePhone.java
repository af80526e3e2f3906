package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.MessageRecords;
import dev.twoticks.verification.delivery.MessageRecords.Deletion;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Erases a number at an operator's wish: afterwards nothing in the table is of it, and the provider has been
/// asked to delete its records. Repeats harmlessly. With the number its limits and wrong codes are forgotten,
/// so it is for numbers whose holder has been heard.
///
/// What leads to the rest goes last, so that a repetition finds what an erasure that broke off has left: first
/// what is pending is canceled, then each verification goes, and at the end the number's own items and locks,
/// in one transaction and only if nobody has asked for the number since it was read. A start in the meantime is
/// found and erased as well; one that commits later finds nothing and begins anew. The provider decides nothing
/// of this: what it does not delete is said.
public final class ErasePhone {

    /// An erasure that a start gets into looks again; the cooldown keeps that rare.
    private static final int PASSES = 3;

    private final VerificationStore store;
    private final MessageRecords records;
    private final OpenTasks tasks;
    private final PolicySource policy;
    private final KeyRing keys;
    private final Surroundings surroundings;

    public ErasePhone(
            VerificationStore store,
            DeliveryTasks waiting,
            MessageRecords records,
            PolicySource policy,
            KeyRing keys,
            Surroundings surroundings) {
        this.store = store;
        this.records = records;
        this.tasks = new OpenTasks(waiting, surroundings.events());
        this.policy = policy;
        this.keys = keys;
        this.surroundings = surroundings;
    }

    /// Erases it.
    ///
    /// @param phoneNumber E.164
    /// @param leftBefore ids of messages that an erasure before has left
    /// @throws StoreUnavailableException if the table does not answer, or the number is asked for again and
    ///     again; what is left then is erased by a repetition
    public EraseResult erase(String phoneNumber, List<String> leftBefore) {
        return switch (PhoneNumber.parse(phoneNumber, null)) {
            // its numbering plan may have changed since it was taken
            case PhoneNumber.Reading.Refused(var why) ->
                PhoneNumber.possible(phoneNumber, null)
                        .map(it -> erase(NumberKeys.of(keys, it), leftBefore))
                        .orElseGet(() -> new EraseResult.InvalidPhoneNumber(why));
            case PhoneNumber.Reading.Taken(PhoneNumber number) -> erase(NumberKeys.of(keys, number), leftBefore);
        };
    }

    private EraseResult erase(List<PhoneKey> phones, List<String> leftBefore) {
        Erasure erasure = deleted(Set.copyOf(leftBefore));
        for (int pass = 0; pass < PASSES; pass++) {
            List<PhoneTrace> traces = each(phones, store::trace);
            erasure = erasure.and(verifications(traces));
            if (store.forget(traces, purposes(traces))) {
                EraseResult.Erased erased = erasure.result();
                surroundings.events().record(OperatorEvents.erased(erased));
                return erased;
            }
        }
        throw new StoreUnavailableException("erase: the number keeps being asked for");
    }

    /// Those that the files name, and those that were named when a verification was started.
    private Set<Purpose> purposes(List<PhoneTrace> traces) {
        Set<Purpose> all = new HashSet<>(policy.purposes());
        traces.forEach(it -> all.addAll(it.purposes()));
        return all;
    }

    private Erasure verifications(List<PhoneTrace> traces) {
        Instant now = surroundings.now();
        Set<Ref> refs = traces.stream().flatMap(it -> it.refs().stream()).collect(Collectors.toSet());
        // one after the other, because each writes its number's item as well; at most two are open
        each(refs, store::find).stream()
                .flatMap(Optional::stream)
                .filter(it -> it.statusAt(now).open())
                .forEach(it -> store.cancel(it, now));
        return Erasure.of(each(refs, this::verification));
    }

    /// Nothing can be claimed any more. So whatever waits is in what is read now, and every message but for the
    /// ids of those that are being handed over.
    private Erasure verification(Ref ref) {
        Erasure told = store.find(ref).map(this::told).orElse(Erasure.NOTHING);
        return store.remove(ref).map(last -> told.and(late(last, told))).orElse(told);
    }

    private Erasure told(Verification read) {
        tasks.end(read, read.round().number(), Outcome.CANCELED);
        return deleted(messageIds(read));
    }

    /// What became known of a verification at last.
    private Erasure late(Verification last, Erasure told) {
        Set<String> late = messageIds(last);
        late.removeIf(told::knows);
        // just handed over, so that their records cannot be deleted yet
        Erasure left =
                Erasure.of(late.stream().map(it -> left(it, "on_its_way")).toList());
        return left.and(new Erasure(1, Set.of(), Set.of(), unnamed(last)));
    }

    private static Set<String> messageIds(Verification verification) {
        return verification.deliveries().values().stream()
                .map(Delivery::messageId)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static int unnamed(Verification verification) {
        return Math.toIntExact(verification.deliveries().values().stream()
                .filter(it -> it.messageId() == null && !it.status().bad())
                .count());
    }

    private Erasure deleted(Set<String> messageIds) {
        return Erasure.of(each(messageIds, it -> switch (records.delete(it)) {
            case Deletion.Deleted _ -> Erasure.deleted(it);
            case Deletion.Left(String why) -> left(it, why);
        }));
    }

    private Erasure left(String messageId, String why) {
        surroundings.events().record(OperatorEvents.messageLeft(messageId, why));
        return Erasure.left(messageId);
    }

    private static <A, B> List<B> each(Collection<A> all, Function<A, B> call) {
        return InParallel.all(
                all.stream().map(it -> (Supplier<B>) () -> call.apply(it)).toList());
    }
}
