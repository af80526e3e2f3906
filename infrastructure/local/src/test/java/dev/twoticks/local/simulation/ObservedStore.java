package dev.twoticks.local.simulation;

import dev.twoticks.verification.CancelCommit;
import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.PhoneTrace;
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
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.phone.PhoneKey;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A store whose every answer the judge hears before the use case does.
final class ObservedStore {

    private static final Set<String> READS = Set.of("find", "gates", "approvedDays", "kept", "trace");

    private final VerificationStore behind;
    private final Judge judge;
    private final Supplier<@Nullable Invocation> running;
    private final VerificationStore store;

    ObservedStore(VerificationStore behind, Judge judge, Supplier<@Nullable Invocation> running) {
        this.behind = behind;
        this.judge = judge;
        this.running = running;
        this.store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, arguments) -> observe(method, arguments));
    }

    VerificationStore store() {
        return store;
    }

    private @Nullable Object observe(Method method, Object[] arguments) throws Throwable {
        boolean wrong = method.getName().equals("countWrong");
        Judge.Counters before = wrong ? counters(arguments) : null;
        reads(method.getName());
        Object answer;
        try {
            answer = method.invoke(behind, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
        if (changed(method.getName(), answer)) {
            judge.changes(running.get(), method.getName());
            changedBy(running.get());
            committed(method.getName(), arguments, answer);
        }
        if (before != null
                && answer instanceof CheckCommit.Committed counted
                && arguments[0] instanceof Verification read) {
            judge.counted(running.get(), read, counted, before, counters(arguments));
        }
        if (answer instanceof ClaimCommit.Refused) {
            judge.refused((Claim) arguments[0]);
        }
        shown(answer);
        return answer;
    }

    private static void changedBy(@Nullable Invocation running) {
        if (running != null) {
            running.change();
        }
    }

    private void reads(String method) {
        Invocation reader = running.get();
        if (method.equals("gates") && reader != null) {
            judge.breakers().readBy(reader);
        }
    }

    /// Whether a call has written anything; calls not known here are taken to.
    private static boolean changed(String method, @Nullable Object answer) {
        return switch (answer) {
            case Boolean done -> done;
            case StartCommit start -> start instanceof StartCommit.Committed;
            case ClaimCommit claim -> claim instanceof ClaimCommit.Claimed || claim instanceof ClaimCommit.Held;
            case ReceiptCommit receipt -> receipt instanceof ReceiptCommit.Recorded;
            case CheckCommit check -> check instanceof CheckCommit.Committed;
            case CancelCommit cancel -> cancel instanceof CancelCommit.Canceled;
            case RoundCommit round -> round instanceof RoundCommit.Committed;
            case BudgetCommit budget -> budget instanceof BudgetCommit.Taken;
            case null, default -> !READS.contains(method);
        };
    }

    private void committed(String method, Object[] arguments, @Nullable Object answer) {
        switch (method) {
            case "claim" -> {
                if (answer instanceof ClaimCommit.Claimed) {
                    judge.claimed((Claim) arguments[0]);
                }
            }
            case "start" -> judge.started(running.get(), (StartWrite) arguments[0]);
            case "cancelUnstarted" -> judge.takenBack((Ref) arguments[0]);
            case "openRound" -> judge.opened(running.get(), (RoundWrite) arguments[0]);
            case "recordReceipt" -> judge.recorded((Receipt) arguments[0]);
            case "cancel" -> judge.finished(((Verification) arguments[0]).ref());
            case "approve" ->
                judge.approved(
                        running.get(), (Verification) arguments[0], (String) arguments[1], (Instant) arguments[2]);
            case "recordSend" -> judge.marked((Ref) arguments[0], (DeliveryId) arguments[1], (SendMark) arguments[2]);
            case "unlock" -> judge.unlocked((PhoneKey) arguments[0], (Purpose) arguments[1]);
            case "remove" -> judge.removed((Ref) arguments[0]);
            case "forget" -> ((List<?>) arguments[0]).forEach(it -> judge.erased(((PhoneTrace) it).phone()));
            case "openBreaker" -> judge.breakers().opened((Breaker) arguments[0], (Instant) arguments[1]);
            case "probeBreaker" ->
                judge.breakers()
                        .probed(Objects.requireNonNull(running.get()), (Breaker) arguments[0], (Breaker) arguments[1]);
            case "closeBreaker" -> judge.breakers().closed((BreakerKey) arguments[0]);
            default -> {
                // nothing that the judge has to know
            }
        }
    }

    private Judge.Counters counters(Object[] arguments) {
        Verification read = (Verification) arguments[0];
        int checks = behind.find(read.ref()).map(Verification::checks).orElse(0);
        int failures = behind.gates(read.request().phoneKey(), read.request().purpose())
                .lock()
                .failures();
        return new Judge.Counters(checks, failures, (Instant) arguments[1]);
    }

    private void shown(@Nullable Object answer) {
        switch (answer) {
            case Optional<?> found -> {
                if (found.orElse(null) instanceof Verification verification) {
                    judge.shown(verification);
                }
            }
            case ClaimCommit.Claimed(Verification current) -> judge.shown(current);
            case ClaimCommit.Held(Verification current) -> judge.shown(current);
            case ClaimCommit.Refused(Verification current) -> judge.shown(current);
            case ReceiptCommit.Recorded(Verification current) -> judge.shown(current);
            case ReceiptCommit.Known(Verification current) -> judge.shown(current);
            case CheckCommit.Refused(Verification current) -> judge.shown(current);
            case CancelCommit.Refused(Verification current) -> judge.shown(current);
            case RoundCommit.Changed(Verification current) -> judge.shown(current);
            case null, default -> {
                // shows no verification
            }
        }
    }
}
