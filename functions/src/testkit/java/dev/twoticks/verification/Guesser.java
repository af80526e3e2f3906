package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Somebody who guesses at one number and starts another verification whenever one is used up.
final class Guesser {

    private final VerificationStore store;
    private final boolean strictLock;
    private int verifications = 1000;
    private @Nullable Verification current;
    private int guesses;

    Guesser(VerificationStore store, boolean strictLock) {
        this.store = store;
        this.strictLock = strictLock;
    }

    /// Guesses wrong and says what became of the last one; the ones before must be counted without a lock.
    CheckCommit guess(int times, Instant now) {
        CheckCommit last = guess(now);
        for (int i = 1; i < times; i++) {
            assertThat(last)
                    .isInstanceOfSatisfying(
                            CheckCommit.Committed.class,
                            it -> assertThat(it.lockedUntil()).isNull());
            last = guess(now);
        }
        return last;
    }

    /// A verification with checks left, for what comes after a lock.
    Verification start(Instant now) {
        Verification verification = Examples.verification(verifications++, PHONE, SIGN_IN, now);
        PhoneActivity read = store.gates(PHONE, SIGN_IN).activity();
        assertThat(store.start(StoreSituation.start(verification, read, null))).isEqualTo(new StartCommit.Committed());
        return verification;
    }

    private CheckCommit guess(Instant now) {
        Verification target = current;
        if (target == null || guesses == Verification.MAX_CHECKS || !now.isBefore(target.expiresAt())) {
            target = start(now);
            current = target;
            guesses = 0;
        }
        guesses++;
        return store.countWrong(target, now, strictLock);
    }
}
