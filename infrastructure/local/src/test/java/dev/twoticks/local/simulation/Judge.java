package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I1;
import static dev.twoticks.local.simulation.Invariant.I10;
import static dev.twoticks.local.simulation.Invariant.I12;
import static dev.twoticks.local.simulation.Invariant.I15;
import static dev.twoticks.local.simulation.Invariant.I17;
import static dev.twoticks.local.simulation.Invariant.I2;
import static dev.twoticks.local.simulation.Invariant.I3;
import static dev.twoticks.local.simulation.Invariant.I4;
import static dev.twoticks.local.simulation.Invariant.I5;
import static dev.twoticks.local.simulation.Invariant.I6;
import static dev.twoticks.local.simulation.Invariant.I8;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.FixedKeyRing;
import dev.twoticks.verification.RoundWrite;
import dev.twoticks.verification.SendMark;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Holds every committed write, every message and every answer against the invariants, in the order in which they
/// happen. It believes no answer of the store: what may be committed follows from what was committed before.
final class Judge {

    private record LockKey(PhoneKey phone, Purpose purpose) {}

    private final Watch watch;
    private final Map<Ref, Known> verifications = new LinkedHashMap<>();
    private final Map<PhoneKey, KnownPhone> phones = new HashMap<>();
    private final Map<LockKey, KnownLock> locks = new HashMap<>();

    private final KnownBudget budget;
    private final KnownWindows windows;
    private final KnownBreakers breakers;
    private final KnownRepeats repeats;
    private final KnownErasures erasures;
    private final TestNumber testNumber;

    /// @param clock the world's time
    /// @param stored whether anything that is stored names this, in hexadecimal digits
    Judge(Watch watch, Allowances allowed, TestNumber testNumber, Supplier<Instant> clock, Predicate<String> stored) {
        this.watch = watch;
        budget = new KnownBudget(allowed);
        windows = new KnownWindows(allowed);
        breakers = new KnownBreakers(watch);
        repeats = new KnownRepeats(clock, watch);
        erasures = new KnownErasures(stored);
        this.testNumber = testNumber;
    }

    KnownBreakers breakers() {
        return breakers;
    }

    KnownRepeats repeats() {
        return repeats;
    }

    KnownErasures erasures() {
        return erasures;
    }

    Collection<Known> verifications() {
        return verifications.values();
    }

    Known known(Ref ref) {
        return Objects.requireNonNull(verifications.get(ref), "no such verification was committed");
    }

    /// A process has changed something.
    void changes(@Nullable Invocation by, String what) {
        require(by == null || by.entitled(), I12, () -> (by == null ? "" : by.name()) + " did " + what);
    }

    void started(@Nullable Invocation by, StartWrite start) {
        Known known = new Known(start, by != null && by.ofTestNumber(), this::phone);
        require(!lock(known).closed(start.now()), I8, () -> "started while locked");
        require(!known.test || inUse(start.now()), I17, () -> "a test number was started after its last day");
        require(alone(known), I17, () -> "a test number shares its limits and its lock");
        verifications.put(known.ref, known);
        known.number.started(known);
        start.forgotten().forEach(it -> known(it).gone = true);
        erasures.started(known.phone);
        if (!repeats.erasedJustNow(by)) {
            boolean noAddress = by != null && fromServer(by);
            windows.started(known, !noAddress && !repeats.takenBackJustNow(by));
        }
        repeats.started(by, known.ref);
        if (by != null) {
            breakers.planned(by, start.verification().round().plan(), start.now());
        }
    }

    /// Whether it shares its number's key with none, if it or another one is of a test number.
    private boolean alone(Known known) {
        return verifications.values().stream().noneMatch(it -> it.phone.equals(known.phone) && (it.test || known.test));
    }

    /// A start whose workflow could not be started is taken back.
    void takenBack(Ref ref) {
        Known known = known(ref);
        known.finished = true;
        known.released = true;
        windows.takenBack(known);
        repeats.takenBack(ref);
    }

    void finished(Ref ref) {
        known(ref).finished = true;
    }

    void claimed(Claim claim) {
        Known known = known(claim.ref());
        require(known.open(claim.now()), I4, () -> claim.delivery() + " of a finished one");
        require(known.round == claim.delivery().round(), I4, () -> claim.delivery() + " in round " + known.round);
        if (known.codeKeyId == null) {
            known.codeKeyId = claim.codeKeyId();
        }
        known.ranks.putIfAbsent(claim.delivery(), 0);
        known.claims.putIfAbsent(claim.delivery(), claim.now());
    }

    /// A delivery that was asked for and not claimed.
    void refused(Claim claim) {
        Known known = verifications.get(claim.ref());
        if (known != null && known.finished && claim.delivery().leg() == 2) {
            watch.happened("fallback after the end");
        }
    }

    void opened(@Nullable Invocation by, RoundWrite write) {
        Known known = known(write.read().ref());
        require(!lock(known).closed(write.now()), I8, () -> "a round while locked");
        known.round = write.next().number();
        known.number.booked(write.now());
        if (by != null) {
            breakers.planned(by, write.next().plan(), write.now());
        }
    }

    void posted(CodeMessage message, Instant now) {
        Known known = known(message.ref());
        int times = known.posts.merge(message.delivery(), 1, Integer::sum);
        require(!known.test, I17, () -> message.delivery() + " to a test number");
        require(times == 1, I3, () -> message.delivery() + " a second time");
        known.number.sent(now);
        known.counted.put(message.delivery(), message.channel());
        budget.posted(known.claims.getOrDefault(message.delivery(), now), message.channel());
    }

    /// What the provider answered was written down, or why it was not asked. What never left is no message.
    void marked(Ref ref, DeliveryId delivery, SendMark mark) {
        Known known = known(ref);
        Channel channel = mark.status() == DeliveryStatus.NOT_SENT ? known.counted.remove(delivery) : null;
        Instant claimedAt = known.claims.get(delivery);
        if (channel != null && claimedAt != null) {
            budget.takenBack(claimedAt, channel);
        }
        Failure failure = mark.failure();
        require(failure == null || !failure.code().equals("not_written"), I15, () -> "no message could be written");
    }

    /// An erasure has deleted it, and what was kept of its requests. Its number may name it still.
    void removed(Ref ref) {
        repeats.erased(ref);
    }

    /// A number was erased, and may be asked for as one that was never here.
    void erased(PhoneKey phone) {
        watch.happened("operator erased");
        phones.remove(phone);
        locks.keySet().removeIf(it -> it.phone.equals(phone));
        List<Known> its = verifications.values().stream()
                .filter(it -> it.phone.equals(phone) && !it.gone)
                .toList();
        its.forEach(it -> it.gone = true);
        erasures.erased(phone, its.stream().map(it -> it.ref).toList());
    }

    /// An operator has opened the lock.
    void unlocked(PhoneKey phone, Purpose purpose) {
        watch.happened("operator unlocked");
        lock(phone, purpose).reset();
    }

    void recorded(Receipt receipt) {
        known(receipt.ref()).ranks.merge(receipt.delivery(), receipt.status().rank(), Integer::max);
    }

    /// A verification as the store shows it.
    void shown(Verification verification) {
        Known known = known(verification.ref());
        Map<?, Delivery> deliveries = verification.deliveries();
        known.ranks.replaceAll((id, rank) -> {
            Delivery delivery = deliveries.get(id);
            require(delivery != null && delivery.status().rank() >= rank, I6, () -> id + " was at rank " + rank);
            return delivery == null ? rank : delivery.status().rank();
        });
    }

    void counted(
            @Nullable Invocation by,
            Verification read,
            CheckCommit.Committed committed,
            Counters before,
            Counters after) {
        Known known = known(read.ref());
        Instant now = before.now();
        require(!lock(known).closed(now), I8, () -> "a wrong code counted while locked");
        require(
                after.checks() == before.checks() + 1 && after.failures() == before.failures() + 1,
                I10,
                () -> "counters went from " + before + " to " + after);
        known.checks++;
        repeats.wrong(by, known.ref, known.checks);
        Instant until = lock(known).count(now);
        require(
                (until == null) == (committed.lockedUntil() == null),
                I8,
                () -> lock(known).failures() + " wrong codes and " + committed);
        require(
                until == null
                        || !Objects.requireNonNull(committed.lockedUntil()).isBefore(until),
                I8,
                () -> "locked until " + committed.lockedUntil() + " and not " + until);
        if (by != null) {
            by.count();
            checked(by);
        }
    }

    void approved(@Nullable Invocation by, Verification read, String tokenId, Instant now) {
        Known known = known(read.ref());
        known.tokenIds.add(tokenId);
        repeats.right(by, known.ref, tokenId);
        require(known.tokenIds.size() == 1, I2, () -> "tokens " + known.tokenIds);
        require(!lock(known).closed(now), I8, () -> "approved while locked");
        require(known.checks < Verification.MAX_CHECKS, I1, () -> "approved after " + known.checks + " wrong codes");
        require(known.open(now), I5, () -> "approved when finished or expired");
        if (by != null) {
            Instant askedAt = by.askedAt();
            require(right(known, by), known.test ? I17 : I5, () -> "approved with a wrong code");
            require(askedAt != null && askedAt.isBefore(known.expiresAt), I5, () -> "asked too late");
            Caller caller = by.caller();
            require(
                    by.entitled() && caller != null && known.clientId.equals(caller.clientId()),
                    I5,
                    () -> "approved for another application");
            checked(by);
        }
        if (known.test) {
            watch.happened("check approved of a test number");
        }
        if (known.ranks.keySet().stream().anyMatch(it -> it.leg() == 2)) {
            watch.happened("approval after the fallback");
        }
        known.finished = true;
        known.claims.values().forEach(budget::approved);
        lock(known).reset();
    }

    /// An answer that says "wrong" has reached the client.
    ///
    /// @param left the checks that are left, as it says
    void revealedWrong(Invocation by, Ref ref, int left) {
        Known known = known(ref);
        if (repeats.toldWrong(by, Verification.MAX_CHECKS - left)) {
            reveal(known);
        }
        require(
                by.counted() == 1 || (by.counted() == 0 && repeats.knows(by)),
                I10,
                () -> "counted " + by.counted() + " times");
        require(!by.received() || !right(known, by), I5, () -> "a right code was called wrong");
    }

    /// An answer with a token has reached the client.
    void revealedRight(Invocation by, Ref ref, String token) {
        Known known = known(ref);
        String tokenId = token.substring(token.indexOf('.') + 1, token.lastIndexOf('.'));
        if (repeats.toldRight(by, tokenId)) {
            reveal(known);
        }
        known.tokenIds.add(tokenId);
        require(known.tokenIds.size() == 1, I2, () -> "tokens " + known.tokenIds);
    }

    private void checked(Invocation by) {
        Instant askedAt = by.askedAt();
        if (askedAt != null && !fromServer(by)) {
            windows.checked(askedAt);
        }
    }

    private static boolean fromServer(Invocation by) {
        return by.caller() != null && by.caller().secret() != null;
    }

    private static void reveal(Known known) {
        known.revealed++;
        require(known.revealed <= Verification.MAX_CHECKS, I1, () -> known.revealed + " answers");
    }

    private boolean right(Known known, Invocation by) {
        Code typed = by.typed();
        Instant askedAt = by.askedAt();
        if (known.test) {
            return typed != null
                    && askedAt != null
                    && inUse(askedAt)
                    && testNumber.code().matches(typed);
        }
        return known.codeKeyId != null
                && typed != null
                && Code.derive(FixedKeyRing.key(known.codeKeyId), known.ref).matches(typed);
    }

    private boolean inUse(Instant now) {
        return !LocalDate.ofInstant(now, ZoneOffset.UTC).isAfter(testNumber.until());
    }

    private KnownLock lock(Known known) {
        return lock(known.phone, known.purpose);
    }

    private KnownLock lock(PhoneKey phone, Purpose purpose) {
        return locks.computeIfAbsent(new LockKey(phone, purpose), _ -> new KnownLock());
    }

    private KnownPhone phone(PhoneKey phone) {
        return phones.computeIfAbsent(phone, _ -> new KnownPhone(watch));
    }

    /// Both counters of wrong codes at one moment.
    record Counters(int checks, int failures, Instant now) {}

    private interface Words {
        String say();
    }

    private static void require(boolean holds, Invariant invariant, Words otherwise) {
        if (!holds) {
            throw new Violation(invariant, otherwise.say());
        }
    }
}
