package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The store in memory, under one lock. Passes the same contract as the real one.
public final class InMemoryVerificationStore implements VerificationStore {

    private final String provider;
    private final BiConsumer<String, String> committed;
    private final Map<Ref, StoredVerification> verifications = new HashMap<>();
    private final StoredPhones phones = new StoredPhones();
    private final StoredLocks locks = new StoredLocks();
    private final StoredBudgets budgets = new StoredBudgets();
    private final StoredBreakers breakers = new StoredBreakers();
    private final Map<KeptName, KeptAnswer> keys = new HashMap<>();
    private final Map<String, ProviderGate> gates = new HashMap<>();

    public InMemoryVerificationStore(String provider) {
        this(provider, (_, _) -> {});
    }

    /// @param provider whose gate starts and resends go through
    /// @param committed hears of every committed write, in commit order and under the lock: the method, and
    ///     what it wrote (`ref`, `ref 1-2`, a phone's key, a provider); counters and breakers aside, which are
    ///     written beside other writes and in no order
    public InMemoryVerificationStore(String provider, BiConsumer<String, String> committed) {
        this.provider = provider;
        this.committed = committed;
    }

    /// Whether anything that is stored names this: a number's key or a ref, in hexadecimal digits. Budgets, breakers
    /// and gates name nobody.
    public synchronized boolean names(String hex) {
        return Stream.of(verifications.keySet(), requests(), phones, locks, keys.values())
                .anyMatch(it -> it.toString().contains(hex));
    }

    private List<VerificationRequest> requests() {
        return verifications.values().stream().map(it -> it.read().request()).toList();
    }

    @Override
    public synchronized Optional<Verification> find(Ref ref) {
        return Optional.ofNullable(verifications.get(ref)).map(StoredVerification::read);
    }

    @Override
    public synchronized Gates gates(GateQuestion question) {
        PhoneKey phone = question.phone();
        return new Gates(
                phones.read(phone),
                locks.read(phone, question.purpose()),
                gates.get(provider),
                question.budget() == null ? BudgetView.NONE : budgets.view(question.budget()),
                breakers.read(question.breakers()),
                question.key() == null ? null : keys.get(question.key()));
    }

    @Override
    public synchronized boolean openBreaker(Breaker opened, Instant now) {
        return breakers.open(opened, now);
    }

    @Override
    public synchronized boolean probeBreaker(Breaker read, Breaker next) {
        return breakers.probe(read, next);
    }

    @Override
    public synchronized boolean closeBreaker(BreakerKey key, Instant sent) {
        return breakers.close(key, sent);
    }

    @Override
    public synchronized CallCounts countCalls(Instant claimed, CallCounts more) {
        return breakers.count(claimed, more);
    }

    @Override
    public synchronized BudgetCommit takeBudget(BudgetTake take) {
        return budgets.take(take);
    }

    @Override
    public synchronized void handBackBudget(BudgetTake take) {
        budgets.handBack(take);
    }

    @Override
    public synchronized void returnBudget(BudgetDay day, int hour, long sends) {
        budgets.approve(day, hour, sends);
    }

    @Override
    public synchronized void countApproved(Country country, LocalDate day, long sends) {
        budgets.countApproved(country, day, sends);
    }

    @Override
    public synchronized ApprovedDays approvedDays(Country country) {
        return budgets.approvedDays(country);
    }

    @Override
    public synchronized boolean markSpending(BudgetDay day, int percent) {
        return budgets.mark(day, percent);
    }

    @Override
    public synchronized void noteBudgetPassed(Ref ref, DeliveryId id, BudgetLimit limit) {
        StoredVerification stored = verifications.get(ref);
        Delivery held = stored == null ? null : stored.delivery(id);
        if (stored != null && held != null) {
            stored.notePassed(held, limit);
        }
    }

    @Override
    public synchronized boolean carryLock(LockCarry carry, Instant now) {
        boolean carried = locks.carry(carry);
        if (carried) {
            committed.accept("carryLock", carry.to().hex());
        }
        return carried;
    }

    @Override
    public synchronized Optional<KeptAnswer> kept(KeptName key) {
        return Optional.ofNullable(keys.get(key));
    }

    @Override
    public synchronized StartCommit start(StartWrite start) {
        Verification verification = start.verification();
        PhoneKey phone = verification.request().phoneKey();
        if (verifications.containsKey(verification.ref())) {
            throw new StoreUnavailableException("start: ref taken");
        }
        KeptRequest kept = start.kept();
        KeptAnswer before = kept == null ? null : taken(kept);
        if (before != null) {
            return new StartCommit.KeyTaken(before);
        }
        Instant locked = locks.closedUntil(verification.request(), start.now());
        if (locked != null) {
            return new StartCommit.Locked(locked);
        }
        if (!phones.at(phone, start.read().version())) {
            return new StartCommit.PhoneChanged(phones.read(phone));
        }
        if (!probe(start.probed(), start.now())) {
            return new StartCommit.ProviderClosed();
        }
        verifications.put(verification.ref(), new StoredVerification(verification));
        phones.start(phone, start.activity(), verification.request().purpose());
        start.forgotten().forEach(verifications::remove);
        if (kept != null) {
            keys.put(kept.name(), KeptAnswer.ofStart(kept));
        }
        committed.accept("start", verification.ref().hex());
        return new StartCommit.Committed();
    }

    @Override
    public synchronized boolean cancelUnstarted(
            Ref ref, PhoneKey phone, @Nullable KeptName key, Instant now) {
        StoredVerification stored = verifications.get(ref);
        if (stored == null || !stored.pending() || !stored.unstarted()) {
            return false;
        }
        stored.status = StoredStatus.CANCELED;
        phones.release(phone, ref);
        if (key != null) {
            keys.computeIfPresent(key, (_, it) -> it.request().ref().equals(ref) ? null : it);
        }
        committed.accept("cancelUnstarted", ref.hex());
        return true;
    }

    @Override
    public synchronized boolean noteStarted(Ref ref) {
        StoredVerification stored = verifications.get(ref);
        if (stored == null || stored.status == StoredStatus.CANCELED) {
            return false;
        }
        stored.startedAgain = true;
        committed.accept("noteStarted", ref.hex());
        return true;
    }

    @Override
    public synchronized ClaimCommit claim(Claim claim) {
        StoredVerification stored = verifications.get(claim.ref());
        if (stored == null) {
            return new ClaimCommit.Missing();
        }
        Delivery held = stored.delivery(claim.delivery());
        if (held != null) {
            stored.renew(held, claim.token());
            committed.accept("hold", claim.ref() + " " + claim.delivery());
            return new ClaimCommit.Held(stored.read());
        }
        if (!stored.open(claim.now())
                || stored.round.number() != claim.delivery().round()) {
            return new ClaimCommit.Refused(stored.read());
        }
        stored.claim(claim);
        committed.accept("claim", claim.ref() + " " + claim.delivery());
        return new ClaimCommit.Claimed(stored.read());
    }

    @Override
    public synchronized Optional<Verification> recordSend(Ref ref, DeliveryId id, SendMark mark, Instant now) {
        StoredVerification stored = verifications.get(ref);
        if (stored == null) {
            return Optional.empty();
        }
        Delivery held = stored.delivery(id);
        if (held != null && held.status().rank() < mark.status().rank()) {
            stored.settle(held, mark.status(), mark.messageId(), mark.failure(), now);
            committed.accept("recordSend", ref + " " + id);
        }
        return Optional.of(stored.read());
    }

    @Override
    public synchronized ReceiptCommit recordReceipt(Receipt receipt, Instant now) {
        StoredVerification stored = verifications.get(receipt.ref());
        Delivery held = stored == null ? null : stored.delivery(receipt.delivery());
        if (stored == null || held == null || !speaksOf(receipt, held)) {
            return new ReceiptCommit.Foreign();
        }
        if (held.status().rank() >= receipt.status().rank()) {
            return new ReceiptCommit.Known(stored.read());
        }
        stored.settle(held, receipt.status(), receipt.messageId(), receipt.failure(), now);
        committed.accept("recordReceipt", receipt.ref() + " " + receipt.delivery());
        return new ReceiptCommit.Recorded(stored.read());
    }

    @Override
    public synchronized void rememberNotOnWhatsApp(PhoneKey phone, Instant until) {
        if (phones.skipWhatsApp(phone, until)) {
            committed.accept("rememberNotOnWhatsApp", phone.hex());
        }
    }

    @Override
    public synchronized void rememberAlternateForm(PhoneKey phone, Instant until) {
        if (phones.alternateForm(phone, until)) {
            committed.accept("rememberAlternateForm", phone.hex());
        }
    }

    @Override
    public synchronized CheckCommit countWrong(
            Verification read, Instant now, boolean strictLock, @Nullable KeptRequest kept) {
        Optional<CheckCommit> refusal = checkRefusal(read, now, kept);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        StoredVerification stored = stored(read.ref());
        stored.checks++;
        Instant lockedUntil = locks.count(read.request(), now, strictLock);
        if (kept != null) {
            keys.put(kept.name(), KeptAnswer.ofWrong(kept, stored.checks));
            stored.keep(kept.name());
        }
        committed.accept("countWrong", read.ref().hex());
        return new CheckCommit.Committed(stored.checks, lockedUntil);
    }

    @Override
    public synchronized CheckCommit approve(
            Verification read, String tokenId, Instant now, @Nullable KeptRequest kept) {
        Optional<CheckCommit> refusal = checkRefusal(read, now, kept);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        StoredVerification stored = stored(read.ref());
        stored.status = StoredStatus.APPROVED;
        stored.tokenId = tokenId;
        locks.reset(read.request());
        phones.finish(read.request().phoneKey(), read.ref());
        if (kept != null) {
            keys.put(kept.name(), KeptAnswer.ofRight(kept, tokenId));
            stored.keep(kept.name());
        }
        committed.accept("approve", read.ref().hex());
        return new CheckCommit.Committed(stored.checks, null);
    }

    @Override
    public synchronized CancelCommit cancel(Verification read, Instant now) {
        StoredVerification stored = verifications.get(read.ref());
        if (stored == null) {
            return new CancelCommit.Missing();
        }
        if (!stored.open(now)) {
            return new CancelCommit.Refused(stored.read());
        }
        stored.status = StoredStatus.CANCELED;
        phones.finish(read.request().phoneKey(), read.ref());
        committed.accept("cancel", read.ref().hex());
        return new CancelCommit.Canceled();
    }

    @Override
    public synchronized RoundCommit openRound(RoundWrite write) {
        Ref ref = write.read().ref();
        PhoneKey phone = write.read().request().phoneKey();
        StoredVerification stored = stored(ref);
        boolean before = stored.current(write.next().number() - 1) && !stored.round.unstarted();
        if (!before || !stored.open(write.now())) {
            return new RoundCommit.Changed(stored.read());
        }
        Instant locked = locks.closedUntil(write.read().request(), write.now());
        if (locked != null) {
            return new RoundCommit.Locked(locked);
        }
        if (!phones.at(phone, write.activity().version() - 1)) {
            return new RoundCommit.PhoneChanged(phones.read(phone));
        }
        if (!probe(write.probed(), write.now())) {
            return new RoundCommit.ProviderClosed();
        }
        stored.round = write.next();
        stored.probesProvider |= write.probed() != null;
        phones.book(phone, write.activity());
        committed.accept("openRound", ref + " " + write.next().number());
        return new RoundCommit.Committed();
    }

    @Override
    public synchronized boolean takeUpRound(Ref ref, int round, Instant nextAt) {
        StoredVerification stored = verifications.get(ref);
        if (stored == null || !stored.current(round) || !stored.round.unstarted()) {
            return false;
        }
        stored.round = new Round(round, stored.round.plan(), nextAt, false);
        committed.accept("takeUpRound", ref + " " + round);
        return true;
    }

    @Override
    public synchronized void releaseRound(Ref ref, int round, Instant now) {
        StoredVerification stored = verifications.get(ref);
        if (stored != null && stored.current(round)) {
            stored.round = new Round(round, stored.round.plan(), now, true);
            committed.accept("releaseRound", ref + " " + round);
        }
    }

    @Override
    public synchronized boolean giveUp(Ref ref, int round) {
        StoredVerification stored = verifications.get(ref);
        if (stored == null || !stored.current(round) || !stored.undelivered() || stored.smsInDoubt(round)) {
            return false;
        }
        stored.failedRound = round;
        committed.accept("giveUp", ref + " " + round);
        return true;
    }

    @Override
    public synchronized boolean unlock(PhoneKey phone, Purpose purpose) {
        committed.accept("unlock", phone.hex());
        return locks.forget(phone, purpose);
    }

    @Override
    public synchronized PhoneTrace trace(PhoneKey phone) {
        return phones.trace(phone);
    }

    @Override
    public synchronized Optional<Verification> remove(Ref ref) {
        StoredVerification stored = verifications.remove(ref);
        keys.values().removeIf(it -> it.request().ref().equals(ref));
        if (stored != null) {
            committed.accept("remove", ref.hex());
        }
        return Optional.ofNullable(stored).map(StoredVerification::read);
    }

    @Override
    public synchronized boolean forget(List<PhoneTrace> traces, Set<Purpose> purposes) {
        if (!traces.stream().allMatch(it -> phones.at(it.phone(), it.version()))) {
            return false;
        }
        traces.forEach(it -> {
            phones.forget(it.phone());
            purposes.forEach(purpose -> locks.forget(it.phone(), purpose));
            committed.accept("forget", it.phone().hex());
        });
        return true;
    }

    @Override
    public synchronized void closeProvider(String closed, ProviderGate gate) {
        gates.put(closed, gate);
        committed.accept("closeProvider", closed);
    }

    @Override
    public synchronized void openProvider(String opened) {
        gates.remove(opened);
        committed.accept("openProvider", opened);
    }

    private Optional<CheckCommit> checkRefusal(Verification read, Instant now, @Nullable KeptRequest kept) {
        KeptAnswer before = kept == null ? null : taken(kept);
        if (before != null) {
            return Optional.of(new CheckCommit.KeyTaken(before));
        }
        StoredVerification stored = verifications.get(read.ref());
        if (stored == null) {
            return Optional.of(new CheckCommit.Missing());
        }
        if (!stored.open(now)) {
            return Optional.of(new CheckCommit.Refused(stored.read()));
        }
        return Optional.ofNullable(locks.closedUntil(read.request(), now)).map(CheckCommit.Locked::new);
    }

    /// What the key stands for, if that is not too old.
    private @Nullable KeptAnswer taken(KeptRequest kept) {
        KeptAnswer before = keys.get(kept.name());
        return before != null && before.holds(kept.at()) ? before : null;
    }

    /// Moves the gate on if it is still the one that was read.
    private boolean probe(@Nullable ProviderGate read, Instant now) {
        if (read == null) {
            return true;
        }
        ProviderGate next = new ProviderGate(read.field(), now.plus(ProviderGate.PAUSE));
        return gates.replace(provider, read, next);
    }

    private StoredVerification stored(Ref ref) {
        StoredVerification stored = verifications.get(ref);
        if (stored == null) {
            throw new StoreUnavailableException("verification gone");
        }
        return stored;
    }

    private static boolean speaksOf(Receipt receipt, Delivery held) {
        return held.channel() == receipt.channel()
                && (held.messageId() == null || held.messageId().equals(receipt.messageId()));
    }
}
