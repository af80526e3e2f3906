package dev.twoticks.dynamodb;

import dev.twoticks.verification.CancelCommit;
import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.GateQuestion;
import dev.twoticks.verification.Gates;
import dev.twoticks.verification.LockCarry;
import dev.twoticks.verification.PhoneTrace;
import dev.twoticks.verification.ProviderGate;
import dev.twoticks.verification.ReceiptCommit;
import dev.twoticks.verification.RoundCommit;
import dev.twoticks.verification.RoundWrite;
import dev.twoticks.verification.SendMark;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// The attempts table on DynamoDB. Refused writes bring their items with them (`ALL_OLD`), so that no answer
/// rests on a second read.
public final class DynamoDbVerificationStore implements VerificationStore {

    private final Table table;
    private final Transactions transactions;
    private final DeliveryUpdates deliveries;
    private final RoundUpdates rounds;
    private final BudgetUpdates budgets;
    private final BreakerItems breakers;
    private final LockUpdates locks;
    private final NumberTraces numbers;
    private final String provider;

    /// Makes no call.
    ///
    /// @param client bounds the time of every call, and repeats what the service asks to repeat
    /// @param once the same, and repeats nothing
    /// @param table its name
    /// @param provider whose gate starts and resends go through
    /// @param random cryptographically strong; names transactions, marks claims and spreads repetitions
    public DynamoDbVerificationStore(
            DynamoDbClient client, DynamoDbClient once, String table, String provider, RandomGenerator random) {
        this(client, once, table, provider, random, Pause.jitter(random));
    }

    DynamoDbVerificationStore(
            DynamoDbClient client,
            DynamoDbClient once,
            String table,
            String provider,
            RandomGenerator random,
            Pause pause) {
        Marks marks = new Marks(random);
        this.table = new Table(client, table, pause);
        this.transactions = new Transactions(client, marks, pause);
        this.deliveries = new DeliveryUpdates(this.table, marks);
        this.rounds = new RoundUpdates(this.table, marks);
        this.budgets = new BudgetUpdates(this.table, new Table(once, table, pause));
        this.breakers = new BreakerItems(this.table, provider);
        this.locks = new LockUpdates(this.table, this.transactions);
        this.numbers = new NumberTraces(this.table, this.transactions);
        this.provider = provider;
    }

    @Override
    public Optional<Verification> find(Ref ref) {
        return table.get("find", Attempts.key(ref)).map(VerificationItems::read);
    }

    @Override
    public Gates gates(GateQuestion question) {
        return new GateItems(provider, question).read(table);
    }

    @Override
    public void noteBudgetPassed(Ref ref, DeliveryId delivery, BudgetLimit limit) {
        deliveries.noteBudgetPassed(ref, delivery, limit);
    }

    @Override
    public boolean openBreaker(Breaker opened, Instant now) {
        return breakers.openBreaker(opened, now);
    }

    @Override
    public boolean probeBreaker(Breaker read, Breaker next) {
        return breakers.probeBreaker(read, next);
    }

    @Override
    public boolean closeBreaker(BreakerKey key, Instant sent) {
        return breakers.closeBreaker(key, sent);
    }

    @Override
    public CallCounts countCalls(Instant claimed, CallCounts more) {
        return breakers.countCalls(claimed, more);
    }

    @Override
    public BudgetCommit takeBudget(BudgetTake take) {
        return budgets.takeBudget(take);
    }

    @Override
    public void handBackBudget(BudgetTake take) {
        budgets.handBackBudget(take);
    }

    @Override
    public void returnBudget(BudgetDay day, int hour, long sends) {
        budgets.returnBudget(day, hour, sends);
    }

    @Override
    public void countApproved(Country country, LocalDate day, long sends) {
        budgets.countApproved(country, day, sends);
    }

    @Override
    public ApprovedDays approvedDays(Country country) {
        return budgets.approvedDays(country);
    }

    @Override
    public boolean markSpending(BudgetDay day, int percent) {
        return budgets.markSpending(day, percent);
    }

    @Override
    public boolean carryLock(LockCarry carry, Instant now) {
        return locks.carry(carry, now);
    }

    @Override
    public Optional<KeptAnswer> kept(KeptName key) {
        return table.get("kept", Attempts.key(key)).map(it -> KeptItems.read(key, it));
    }

    @Override
    public StartCommit start(StartWrite start) {
        return new StartTransaction(transactions, table.name(), provider).run(start);
    }

    @Override
    public boolean cancelUnstarted(Ref ref, PhoneKey phone, @Nullable KeptName key, Instant now) {
        return new EndTransaction(transactions, table.name()).cancelUnstarted(ref, phone, key, now);
    }

    @Override
    public boolean noteStarted(Ref ref) {
        return rounds.noteStarted(ref);
    }

    @Override
    public ClaimCommit claim(Claim claim) {
        return deliveries.claim(claim);
    }

    @Override
    public Optional<Verification> recordSend(Ref ref, DeliveryId delivery, SendMark mark, Instant now) {
        return deliveries.recordSend(ref, delivery, mark, now);
    }

    @Override
    public ReceiptCommit recordReceipt(Receipt receipt, Instant now) {
        return deliveries.recordReceipt(receipt, now);
    }

    @Override
    public void rememberNotOnWhatsApp(PhoneKey phone, Instant until) {
        table.write("rememberNotOnWhatsApp", PhoneItems.skipWhatsApp(phone, until));
    }

    @Override
    public void rememberAlternateForm(PhoneKey phone, Instant until) {
        table.write("rememberAlternateForm", PhoneItems.alternateForm(phone, until));
    }

    @Override
    public CheckCommit countWrong(Verification read, Instant now, boolean strictLock, @Nullable KeptRequest kept) {
        return new CheckTransaction(transactions, table.name())
                .run(new WrongCheck(table.name(), read, now, strictLock, kept));
    }

    @Override
    public CheckCommit approve(Verification read, String tokenId, Instant now, @Nullable KeptRequest kept) {
        return new CheckTransaction(transactions, table.name())
                .run(new RightCheck(table.name(), read, tokenId, now, kept));
    }

    @Override
    public CancelCommit cancel(Verification read, Instant now) {
        return new EndTransaction(transactions, table.name()).cancel(read, now);
    }

    @Override
    public RoundCommit openRound(RoundWrite round) {
        return new RoundTransaction(transactions, table.name(), provider).run(round);
    }

    @Override
    public boolean takeUpRound(Ref ref, int round, Instant nextAt) {
        return rounds.takeUp(ref, round, nextAt);
    }

    @Override
    public void releaseRound(Ref ref, int round, Instant now) {
        rounds.release(ref, round, now);
    }

    @Override
    public boolean giveUp(Ref ref, int round) {
        return rounds.giveUp(ref, round);
    }

    @Override
    public boolean unlock(PhoneKey phone, Purpose purpose) {
        return locks.unlock(phone, purpose);
    }

    @Override
    public PhoneTrace trace(PhoneKey phone) {
        return numbers.trace(phone);
    }

    @Override
    public Optional<Verification> remove(Ref ref) {
        return numbers.remove(ref);
    }

    @Override
    public boolean forget(List<PhoneTrace> traces, Set<Purpose> purposes) {
        return numbers.forget(traces, purposes);
    }

    @Override
    public void closeProvider(String closed, ProviderGate gate) {
        table.write("closeProvider", ProviderItems.close(closed, gate));
    }

    @Override
    public void openProvider(String opened) {
        table.delete("openProvider", Attempts.key(opened));
    }
}
