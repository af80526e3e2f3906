package dev.twoticks.verification;

import dev.twoticks.verification.InParallel.Both;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/// The gates of a number, under whichever index key its items are. While the index key is being changed there are two,
/// and what is under the other one counts as well: its starts and rounds are joined to those here, and the next start
/// writes them here; its wrong codes are carried here at once, so that a lock is neither lost nor counted lower.
final class NumberGates {

    private static final int TRIES = 2;

    private final VerificationStore store;
    private final KeyRing keys;

    NumberGates(VerificationStore store, KeyRing keys) {
        this.store = store;
        this.keys = keys;
    }

    /// The gates of a number that starts a verification. One trip, and one more if its wrong codes have to be carried.
    ///
    /// @param asked of the number under the key in use
    /// @throws StoreUnavailableException if they change each time while they are carried
    Gates starting(PhoneNumber number, GateQuestion asked, Instant now) {
        Optional<Key> other = keys.otherPhoneIndexKey();
        return other.isPresent() ? joined(asked, PhoneKey.of(other.get(), number), now) : store.gates(asked);
    }

    /// The gates of a verification under way, which stays under the key that it began with. Nothing is carried: to take
    /// wrong codes from where the next check counts them would open a lock.
    ///
    /// @param asked of the number under the verification's key
    Gates goingOn(Verification read, GateQuestion asked) {
        return elsewhere(read)
                .map(there -> InParallel.both(() -> store.gates(asked), () -> store.gates(there, asked.purpose())))
                .map(both -> both.first().joined(both.second()))
                .orElseGet(() -> store.gates(asked));
    }

    private Optional<PhoneKey> elsewhere(Verification read) {
        return keys.otherPhoneIndexKey().flatMap(other -> {
            PhoneNumber number = read.number(keys);
            return Stream.of(keys.phoneIndexKey(), other)
                    .map(it -> PhoneKey.of(it, number))
                    .filter(it -> !it.equals(read.request().phoneKey()))
                    .findFirst();
        });
    }

    private Gates joined(GateQuestion asked, PhoneKey there, Instant now) {
        PhoneKey here = asked.phone();
        Purpose purpose = asked.purpose();
        for (int tried = 0; tried < TRIES; tried++) {
            Both<Gates, Gates> read = InParallel.both(() -> store.gates(asked), () -> store.gates(there, purpose));
            Gates joined = read.first().joined(read.second());
            boolean nothing = read.second().lock().failures() == 0;
            if (nothing
                    || store.carryLock(
                            new LockCarry(
                                    there,
                                    here,
                                    purpose,
                                    read.second().lock(),
                                    read.first().lock()),
                            now)) {
                return joined;
            }
        }
        throw new StoreUnavailableException("gates: the number's lock keeps changing");
    }
}
