package dev.twoticks.verification;

import java.time.Instant;

/// Right and wrong codes: whatever refuses one refuses the other, with the same answer.
enum CheckKind {
    WRONG {
        @Override
        CheckCommit check(VerificationStore store, Verification read, Instant now) {
            return store.countWrong(read, now, false);
        }
    },
    RIGHT {
        @Override
        CheckCommit check(VerificationStore store, Verification read, Instant now) {
            return store.approve(read, "token id", now);
        }
    };

    abstract CheckCommit check(VerificationStore store, Verification read, Instant now);
}
