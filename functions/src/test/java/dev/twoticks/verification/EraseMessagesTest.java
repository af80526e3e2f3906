package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.World.NIGERIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/// What becomes of the provider's records of a number that is erased.
final class EraseMessagesTest {

    private final ErasedWorld erasing = new ErasedWorld();
    private final World world = erasing.world;

    @Test
    void message_that_the_provider_leaves_is_said_and_deleted_later() {
        VerificationId id = erasing.sent();
        String message = ScriptedCodeSender.messageId(1);
        world.records.leave(message, "20009");

        assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(1, 0, List.of(message), 0));
        erasing.nothingIsLeft(id);
        assertThat(world.events.events())
                .contains(new Event("message.left", Map.of("message", message, "reason", "20009")));

        world.records.leaveNone();
        assertThat(world.erase(NIGERIAN, message)).isEqualTo(ErasedWorld.erased(0, 1));
    }

    @Test
    void message_whose_answer_was_lost_is_counted_and_one_that_was_refused_is_not() {
        world.sender.answers(new SendOutcome.Unknown("timeout"), new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP));
        erasing.sent();
        world.passes(60);
        erasing.sent();

        assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(2, 0, List.of(), 1));
    }

    @Test
    void message_that_is_handed_over_meanwhile_is_left_and_nobody_waits_for_it() {
        VerificationId id = world.started();
        AtomicBoolean begun = new AtomicBoolean();
        world.sender.meanwhile(() -> {
            if (!begun.getAndSet(true)) {
                assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(1, 0, List.of(), 1));
            }
        });

        world.send(id.ref(), FIRST);

        String message = ScriptedCodeSender.messageId(1);
        assertThat(world.events.events())
                .contains(new Event("message.left", Map.of("message", message, "reason", "on_its_way")));
        assertThat(world.told(FIRST)).last().isEqualTo(new TaskAnswer.Done(Outcome.CANCELED));
        erasing.nothingIsLeft(id);
    }

    @Test
    void id_that_becomes_known_while_the_verification_goes_is_said() {
        world.sender.answers(new SendOutcome.Unknown("timeout"));
        VerificationId id = erasing.sent();
        world.store = InterruptedStore.before(
                "remove", world.memory, () -> world.receipt(id.ref(), FIRST, DeliveryStatus.SENT));

        assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(1, 0, List.of("message 1-1"), 0));
        erasing.nothingIsLeft(id);
    }

    @Test
    void delivery_that_was_claimed_at_the_last_moment_is_ended_and_deleted() {
        VerificationId id = world.started();
        world.store = InterruptedStore.before("cancel", world.memory, () -> world.send(id.ref(), FIRST));

        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(1, 1));

        assertThat(world.told(FIRST)).contains(new TaskAnswer.Done(Outcome.CANCELED));
        erasing.nothingIsLeft(id);
    }
}
