package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.World.NIGERIAN;
import static dev.twoticks.verification.World.OTHER_NIGERIAN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.phone.NumberFault;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What an erasure takes with it.
final class ErasePhoneTest {

    private final ErasedWorld erasing = new ErasedWorld();
    private final World world = erasing.world;

    @Test
    void nothing_is_left_of_a_number_whatever_it_has_been_through() {
        VerificationId approved = erasing.sent();
        world.receipt(approved.ref(), FIRST, DeliveryStatus.READ);
        world.check(approved, World.code(approved));
        world.passes(700);
        VerificationId refused = erasing.sent();
        world.receipt(refused.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
        world.send(refused.ref(), FALLBACK);
        world.passes(700);
        VerificationId guessed = world.started();
        world.check(guessed, World.wrong(guessed));
        VerificationId other = world.started(OTHER_NIGERIAN);

        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(3, 3));

        erasing.nothingIsLeft(approved, refused, guessed);
        assertThat(world.records.asked())
                .containsExactlyInAnyOrder(
                        ScriptedCodeSender.messageId(1),
                        ScriptedCodeSender.messageId(2),
                        ScriptedCodeSender.messageId(3));
        assertThat(world.memory.find(other.ref())).isPresent();
        assertThat(world.memory.trace(world.phone(OTHER_NIGERIAN)).refs()).containsExactly(other.ref());
    }

    @Test
    void pending_verification_ends_and_nothing_is_sent_any_more() {
        VerificationId id = erasing.sent();

        world.erase(NIGERIAN);

        assertThat(world.told(FIRST)).containsExactly(new TaskAnswer.Done(Outcome.CANCELED));
        assertThat(world.send(id.ref(), FALLBACK, Channel.SMS, "later"))
                .isEqualTo(new SendResult.Pointless(Outcome.EXPIRED));
        assertThat(world.sender.sent()).hasSize(1);
        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.NotNeeded());
        erasing.nothingIsLeft(id);
    }

    @Test
    void whoever_holds_the_id_is_told_that_there_is_none() {
        VerificationId id = erasing.sent();

        world.erase(NIGERIAN);

        assertThat(world.check(id, World.code(id))).isEqualTo(new CheckResult.NotFound());
        assertThat(world.resend(id)).isEqualTo(new ResendResult.NotFound());
        assertThat(world.cancel(id)).isEqualTo(new CancelResult.NotFound());
        assertThat(world.view(id, World.SHOP)).isEqualTo(new ReadResult.NotFound());
        erasing.nothingIsLeft(id);
    }

    @Test
    void limits_and_locks_are_forgotten() {
        world.lock(SIGN_IN);
        assertThat(world.start(StartRequests.of(NIGERIAN))).isInstanceOf(StartResult.PhoneLimited.class);

        world.erase(NIGERIAN);

        erasing.nothingIsLeft();
        world.started();
    }

    @Test
    void lock_for_a_purpose_that_the_files_name_no_more_goes_too() {
        Purpose once = new Purpose("once");
        world.lock(once);
        assertThat(world.policy.purposes()).doesNotContain(once);

        world.erase(NIGERIAN);

        assertThat(world.memory.gates(world.phone(NIGERIAN), once)).isEqualTo(ErasedWorld.NOTHING);
    }

    @Test
    void what_is_under_the_other_index_key_goes_too() {
        VerificationId before = erasing.sent();
        world.check(before, World.wrong(before));
        world.keys.indexKeys("next", "index");
        world.passes(60);
        VerificationId after = erasing.sent();

        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(2, 2));

        erasing.nothingIsLeft(before, after);
        world.keys.indexKeys("index", null);
        erasing.nothingIsLeft(before, after);
    }

    @Test
    void number_that_was_never_seen_is_erased_and_so_is_one_twice() {
        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(0, 0));
        erasing.sent();
        world.erase(NIGERIAN);
        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(0, 0));
    }

    @Test
    void what_is_no_number_is_refused_and_nothing_is_done() {
        assertThat(world.erase("08031234567", "SM1"))
                .isEqualTo(new EraseResult.InvalidPhoneNumber(NumberFault.COUNTRY_MISSING));
        assertThat(world.commits).isEmpty();
        assertThat(world.records.asked()).isEmpty();
        assertThat(world.events.events()).isEmpty();
    }

    @Test
    void event_counts_and_names_no_number_and_no_hash() {
        erasing.sent();
        world.erase(NIGERIAN);

        assertThat(world.events.events())
                .last()
                .isEqualTo(new Event(
                        "phone.erased",
                        Map.of("verifications", "1", "messages", "1", "messages_left", "0", "messages_unknown", "0")));
    }
}
