package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.LATER;

import java.time.Instant;

/// The ways in which a verification ends.
enum Ended {
    EXPIRED {
        @Override
        Instant end(VerificationStore store, Verification verification) {
            return verification.expiresAt();
        }
    },
    APPROVED {
        @Override
        Instant end(VerificationStore store, Verification verification) {
            store.approve(verification, "token id", LATER);
            return LATER;
        }
    },
    CANCELED {
        @Override
        Instant end(VerificationStore store, Verification verification) {
            store.cancel(verification, LATER);
            return LATER;
        }
    },
    EXHAUSTED {
        @Override
        Instant end(VerificationStore store, Verification verification) {
            for (int i = 0; i < Verification.MAX_CHECKS; i++) {
                store.countWrong(verification, LATER, false);
            }
            return LATER;
        }
    };

    /// Ends it.
    ///
    /// @return when it has ended
    abstract Instant end(VerificationStore store, Verification verification);
}
