package dev.twoticks.local.simulation;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Gates;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A store that counts every wrong code rightly and lets it pass all the same where it had to refuse it.
final class UncountedLimits {

    private final VerificationStore behind;
    private final Class<? extends CheckCommit> ignored;
    private final Map<Ref, Integer> more = new HashMap<>();
    private int failures;

    /// @param ignored the refusal that it does not make
    UncountedLimits(VerificationStore behind, Class<? extends CheckCommit> ignored) {
        this.behind = behind;
        this.ignored = ignored;
    }

    VerificationStore store() {
        return MutatedStore.of(behind, (method, arguments, call) -> switch (method.getName()) {
            case "countWrong" -> counted(call.make(), (Verification) arguments[0], (Instant) arguments[1]);
            case "find" -> call.make() instanceof Optional<?> found ? found.map(it -> shown((Verification) it)) : null;
            case "gates" -> call.make() instanceof Gates gates ? shown(gates) : null;
            default -> call.make();
        });
    }

    private @Nullable Object counted(@Nullable Object answer, Verification read, Instant now) {
        boolean ended = answer instanceof CheckCommit.Refused(Verification current) && !onlyUsedUp(current, now);
        if (ended || !ignored.isInstance(answer)) {
            return answer;
        }
        failures++;
        int extra = more.merge(read.ref(), 1, Integer::sum);
        return new CheckCommit.Committed(behind.find(read.ref()).orElseThrow().checks() + extra, null);
    }

    private static boolean onlyUsedUp(Verification current, Instant now) {
        return current.stored() == StoredStatus.PENDING && now.isBefore(current.expiresAt());
    }

    private Verification shown(Verification kept) {
        return Rewritten.checks(kept, kept.checks() + more.getOrDefault(kept.ref(), 0));
    }

    private Gates shown(Gates gates) {
        FailureLock lock = gates.lock();
        return new Gates(
                gates.activity(),
                new FailureLock(lock.failures() + failures, lock.edge(), lock.locks(), lock.lockedUntil()),
                gates.provider(),
                gates.budget(),
                gates.breakers(),
                gates.kept());
    }
}
