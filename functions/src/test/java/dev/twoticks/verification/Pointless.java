package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;

/// Why nothing more is to be sent in the first round, each brought about by its use case.
enum Pointless {
    APPROVED(Outcome.APPROVED) {
        @Override
        void come(World world, VerificationId id) {
            assertThat(world.memory.approve(world.read(id), "token id", world.now()))
                    .isInstanceOf(CheckCommit.Committed.class);
        }
    },
    CANCELED(Outcome.CANCELED) {
        @Override
        void come(World world, VerificationId id) {
            assertThat(world.cancel(id)).isInstanceOf(CancelResult.Canceled.class);
        }
    },
    SUPERSEDED(Outcome.SUPERSEDED) {
        @Override
        void come(World world, VerificationId id) {
            world.clock.moveTo(world.read(id).round().nextAt());
            assertThat(world.resend(id)).isInstanceOf(ResendResult.Accepted.class);
        }
    },
    EXPIRED(Outcome.EXPIRED) {
        @Override
        void come(World world, VerificationId id) {
            world.clock.moveTo(world.read(id).expiresAt());
        }
    },
    EXHAUSTED(Outcome.EXHAUSTED) {
        @Override
        void come(World world, VerificationId id) {
            world.exhaust(id);
        }
    };

    private final Outcome outcome;

    Pointless(Outcome outcome) {
        this.outcome = outcome;
    }

    Outcome outcome() {
        return outcome;
    }

    abstract void come(World world, VerificationId id);
}
