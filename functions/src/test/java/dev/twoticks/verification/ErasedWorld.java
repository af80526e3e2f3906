package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.World.NIGERIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import java.util.List;

/// A world in which [World#NIGERIAN] is erased.
final class ErasedWorld {

    static final Gates NOTHING = new Gates(PhoneActivity.NONE, FailureLock.NONE, null);

    final World world = new World();

    /// A verification of the number whose first message was asked for.
    VerificationId sent() {
        VerificationId id = world.started();
        world.send(id.ref(), FIRST);
        return id;
    }

    /// Nothing is left of the number, nor of these verifications.
    void nothingIsLeft(VerificationId... ids) {
        for (VerificationId id : ids) {
            assertThat(world.memory.find(id.ref())).isEmpty();
        }
        for (Purpose purpose : world.policy.purposes()) {
            assertThat(world.memory.gates(world.phone(NIGERIAN), purpose)).isEqualTo(NOTHING);
        }
        assertThat(world.memory.trace(world.phone(NIGERIAN))).isEqualTo(PhoneTrace.none(world.phone(NIGERIAN)));
    }

    /// Everything of the number was found, and no message is left at the provider.
    static EraseResult.Erased erased(int verifications, int messages) {
        return new EraseResult.Erased(verifications, messages, List.of(), 0);
    }
}
