package dev.twoticks.local.races;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.delivery.DeliveryStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// Timeouts, repeated receipts, retried tasks and repeated starts, which all ask for the same fallback.
final class DuplicatedTriggersTest {

    private static final int TRIGGERS = Boolean.getBoolean("test.exhaustive") ? 10_000 : 1_000;
    private static final int TRIGGERS_OF_ONE = 100;
    private static final Duration ALMOST = Duration.ofMillis(200);

    @Test
    void many_triggers_of_one_fallback_send_one_sms() {
        for (long seed = 0; seed < TRIGGERS / TRIGGERS_OF_ONE; seed++) {
            RaceWorld world = new RaceWorld(seed, Mutation.NONE);
            trigger(world, TRIGGERS_OF_ONE);

            assertThat(world.smsSent()).as("seed " + seed).isEqualTo(1);
            assertThat(world.sender.sent()).as("seed " + seed).hasSize(2);
            world.passTheCodesLife();
            assertThat(world.stillWaiting()).isEmpty();
        }
    }

    @Test
    void one_fallback_with_all_the_triggers_sends_one_sms() {
        RaceWorld world = new RaceWorld(7, Mutation.NONE);
        trigger(world, TRIGGERS);

        assertThat(world.smsSent()).isEqualTo(1);
    }

    @Test
    void a_slot_that_may_be_taken_twice_is_noticed() {
        RaceWorld world = new RaceWorld(0, Mutation.CLAIMS_A_TAKEN_SLOT);
        trigger(world, TRIGGERS_OF_ONE);

        assertThat(world.smsSent()).isGreaterThan(1);
    }

    /// From when the message is out, or from just before the wait for it ends.
    private static void trigger(RaceWorld world, int times) {
        world.timers.advance(world.random.nextBoolean() ? RaceWorld.WAIT.dividedBy(2) : RaceWorld.WAIT.minus(ALMOST));
        for (int i = 0; i < times; i++) {
            switch (world.random.nextInt(4)) {
                case 0 -> world.receipt(Examples.FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
                case 1 -> world.callAgain();
                case 2 -> world.startWorkflowAgain();
                default -> world.timers.advance(Duration.ofMillis(world.random.nextInt(40)));
            }
        }
        world.timers.advance(RaceWorld.WAIT);
    }
}
