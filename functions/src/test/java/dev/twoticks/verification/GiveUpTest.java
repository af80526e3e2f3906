package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import org.junit.jupiter.api.Test;

final class GiveUpTest {

    private final World world = new World();
    private final VerificationId id = world.started();

    @Test
    void current_round_reads_as_failed_and_says_so() {
        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.Failed());

        assertThat(world.view(id).status()).isEqualTo(Status.FAILED);
        assertThat(world.events.named("verification.failed")).hasSize(1);
    }

    @Test
    void round_that_was_delivered_is_not_given_up() {
        world.send(id.ref(), Examples.FIRST);
        world.receipt(id.ref(), Examples.FIRST, DeliveryStatus.DELIVERED);

        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.NotNeeded());
        assertThat(world.events.named("verification.failed")).isEmpty();
    }

    @Test
    void superseded_round_is_not_given_up_and_a_resend_clears_the_failure() {
        world.giveUp(id.ref(), 1);
        Pointless.SUPERSEDED.come(world, id);

        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.NotNeeded());
        assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
    }

    @Test
    void finished_and_unknown_ones_are_not_given_up() {
        world.cancel(id);

        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.NotNeeded());
        assertThat(world.giveUp(Examples.ref(9), 1)).isEqualTo(new GiveUpResult.NotNeeded());
    }
}
