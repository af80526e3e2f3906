package dev.twoticks.verification;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The fake's locks; only touched under the fake's own.
final class StoredLocks {

    private record Key(PhoneKey phone, Purpose purpose) {}

    private final Map<Key, FailureLock> locks = new HashMap<>();

    FailureLock read(PhoneKey phone, Purpose purpose) {
        return locks.getOrDefault(new Key(phone, purpose), FailureLock.NONE);
    }

    /// Until when checks, starts and rounds are refused; null if they are not.
    @Nullable
    Instant closedUntil(VerificationRequest request, Instant now) {
        return read(request.phoneKey(), request.purpose()).closedUntil(now).orElse(null);
    }

    /// Counts a wrong code, and says until when it has locked.
    @Nullable
    Instant count(VerificationRequest request, Instant now, boolean strictLock) {
        FailureLock lock = read(request.phoneKey(), request.purpose());
        FailureLock next = lock.atEdge() ? lock.tripped(now, strictLock) : counted(lock);
        locks.put(new Key(request.phoneKey(), request.purpose()), next);
        return lock.atEdge() ? next.lockedUntil() : null;
    }

    private static FailureLock counted(FailureLock lock) {
        return new FailureLock(lock.failures() + 1, lock.edge(), lock.locks(), lock.lockedUntil());
    }

    /// Carries wrong codes, if both locks are as they were read.
    boolean carry(LockCarry carry) {
        if (!read(carry.from(), carry.purpose()).equals(carry.carried())
                || !read(carry.to(), carry.purpose()).equals(carry.met())) {
            return false;
        }
        locks.remove(new Key(carry.from(), carry.purpose()));
        locks.put(new Key(carry.to(), carry.purpose()), carry.met().joined(carry.carried()));
        return true;
    }

    boolean forget(PhoneKey phone, Purpose purpose) {
        return locks.remove(new Key(phone, purpose)) != null;
    }

    void reset(VerificationRequest request) {
        locks.remove(new Key(request.phoneKey(), request.purpose()));
    }

    @Override
    public String toString() {
        return locks.toString();
    }
}
