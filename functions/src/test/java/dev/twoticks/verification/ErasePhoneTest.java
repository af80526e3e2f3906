package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.World.NIGERIAN;
import static dev.twoticks.verification.World.OTHER_NIGERIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.NumberFault;
import dev.twoticks.verification.phone.PhoneActivity;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ErasePhoneTest {

    private static final Gates NOTHING = new Gates(PhoneActivity.NONE, FailureLock.NONE, null);

    private final World world = new World();

    private void nothingIsLeft(VerificationId... ids) {
        for (VerificationId id : ids) {
            assertThat(world.memory.find(id.ref())).isEmpty();
        }
        for (Purpose purpose : world.policy.purposes()) {
            assertThat(world.memory.gates(world.phone(NIGERIAN), purpose)).isEqualTo(NOTHING);
        }
        assertThat(world.memory.trace(world.phone(NIGERIAN))).isEqualTo(PhoneTrace.none(world.phone(NIGERIAN)));
    }

    private VerificationId sent() {
        VerificationId id = world.started();
        world.send(id.ref(), FIRST);
        return id;
    }

    private static EraseResult.Erased erased(int verifications, int messages) {
        return new EraseResult.Erased(verifications, messages, List.of(), 0);
    }

    @Test
    void nothing_is_left_of_a_number_whatever_it_has_been_through() {
        VerificationId approved = sent();
        world.receipt(approved.ref(), FIRST, DeliveryStatus.READ);
        world.check(approved, World.code(approved));
        world.passes(700);
        VerificationId refused = sent();
        world.receipt(refused.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
        world.send(refused.ref(), FALLBACK);
        world.passes(700);
        VerificationId guessed = world.started();
        world.check(guessed, World.wrong(guessed));
        VerificationId other = world.started(OTHER_NIGERIAN);

        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(3, 3));

        nothingIsLeft(approved, refused, guessed);
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
        VerificationId id = sent();

        world.erase(NIGERIAN);

        assertThat(world.told(FIRST)).containsExactly(new TaskAnswer.Done(Outcome.CANCELED));
        assertThat(world.send(id.ref(), FALLBACK, Channel.SMS, "later"))
                .isEqualTo(new SendResult.Pointless(Outcome.EXPIRED));
        assertThat(world.sender.sent()).hasSize(1);
        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.NotNeeded());
        nothingIsLeft(id);
    }

    @Test
    void whoever_holds_the_id_is_told_that_there_is_none() {
        VerificationId id = sent();

        world.erase(NIGERIAN);

        assertThat(world.check(id, World.code(id))).isEqualTo(new CheckResult.NotFound());
        assertThat(world.resend(id)).isEqualTo(new ResendResult.NotFound());
        assertThat(world.cancel(id)).isEqualTo(new CancelResult.NotFound());
        assertThat(world.view(id, World.SHOP)).isEqualTo(new ReadResult.NotFound());
        nothingIsLeft(id);
    }

    @Test
    void limits_and_locks_are_forgotten() {
        world.lock(SIGN_IN);
        assertThat(world.start(StartRequests.of(NIGERIAN))).isInstanceOf(StartResult.PhoneLimited.class);

        world.erase(NIGERIAN);

        nothingIsLeft();
        world.started();
    }

    @Test
    void lock_for_a_purpose_that_the_files_name_no_more_goes_too() {
        Purpose once = new Purpose("once");
        world.lock(once);
        assertThat(world.policy.purposes()).doesNotContain(once);

        world.erase(NIGERIAN);

        assertThat(world.memory.gates(world.phone(NIGERIAN), once)).isEqualTo(NOTHING);
    }

    @Test
    void what_is_under_the_other_index_key_goes_too() {
        VerificationId before = sent();
        world.check(before, World.wrong(before));
        world.keys.indexKeys("next", "index");
        world.passes(60);
        VerificationId after = sent();

        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(2, 2));

        nothingIsLeft(before, after);
        world.keys.indexKeys("index", null);
        nothingIsLeft(before, after);
    }

    @Test
    void number_that_was_never_seen_is_erased_and_so_is_one_twice() {
        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(0, 0));
        sent();
        world.erase(NIGERIAN);
        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(0, 0));
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
        sent();
        world.erase(NIGERIAN);

        assertThat(world.events.events())
                .last()
                .isEqualTo(new Event(
                        "phone.erased",
                        Map.of("verifications", "1", "messages", "1", "messages_left", "0", "messages_unknown", "0")));
    }

    @Test
    void message_that_the_provider_leaves_is_said_and_deleted_later() {
        VerificationId id = sent();
        String message = ScriptedCodeSender.messageId(1);
        world.records.leave(message, "20009");

        assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(1, 0, List.of(message), 0));
        nothingIsLeft(id);
        assertThat(world.events.events())
                .contains(new Event("message.left", Map.of("message", message, "reason", "20009")));

        world.records.leaveNone();
        assertThat(world.erase(NIGERIAN, message)).isEqualTo(erased(0, 1));
    }

    @Test
    void message_whose_answer_was_lost_is_counted_and_one_that_was_refused_is_not() {
        world.sender.answers(new SendOutcome.Unknown("timeout"), new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP));
        sent();
        world.passes(60);
        sent();

        assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(2, 0, List.of(), 1));
    }

    @Test
    void delivery_that_was_claimed_at_the_last_moment_is_ended_and_deleted() {
        VerificationId id = world.started();
        world.store = InterruptedStore.before("cancel", world.memory, () -> world.send(id.ref(), FIRST));

        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(1, 1));

        assertThat(world.told(FIRST)).contains(new TaskAnswer.Done(Outcome.CANCELED));
        nothingIsLeft(id);
    }

    @Test
    void message_that_is_handed_over_meanwhile_is_left_and_nobody_waits_for_it() {
        VerificationId id = world.started();
        AtomicBoolean erasing = new AtomicBoolean();
        world.sender.meanwhile(() -> {
            if (!erasing.getAndSet(true)) {
                assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(1, 0, List.of(), 1));
            }
        });

        world.send(id.ref(), FIRST);

        String message = ScriptedCodeSender.messageId(1);
        assertThat(world.events.events())
                .contains(new Event("message.left", Map.of("message", message, "reason", "on_its_way")));
        assertThat(world.told(FIRST)).last().isEqualTo(new TaskAnswer.Done(Outcome.CANCELED));
        nothingIsLeft(id);
    }

    @Test
    void id_that_becomes_known_while_the_verification_goes_is_said() {
        world.sender.answers(new SendOutcome.Unknown("timeout"));
        VerificationId id = sent();
        world.store = InterruptedStore.before(
                "remove", world.memory, () -> world.receipt(id.ref(), FIRST, DeliveryStatus.SENT));

        assertThat(world.erase(NIGERIAN)).isEqualTo(new EraseResult.Erased(1, 0, List.of("message 1-1"), 0));
        nothingIsLeft(id);
    }

    @Test
    void late_receipt_is_foreign_and_brings_nothing_back() {
        VerificationId id = sent();
        var receipt = world.receiptOf(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
        world.erase(NIGERIAN);

        assertThat(world.record(receipt)).isEqualTo(new ReceiptResult.Foreign());
        nothingIsLeft(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rememberNotOnWhatsApp", "recordReceipt"})
    void receipt_that_is_under_way_brings_nothing_back(String before) {
        VerificationId id = sent();
        world.store = InterruptedStore.before(before, world.memory, () -> {
            world.store = world.memory;
            world.erase(NIGERIAN);
        });

        world.receipt(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);

        nothingIsLeft(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"countWrong", "approve"})
    void check_that_is_under_way_brings_nothing_back(String before) {
        VerificationId id = sent();
        world.store = InterruptedStore.before(before, world.memory, () -> {
            world.store = world.memory;
            world.erase(NIGERIAN);
        });

        assertThat(world.check(id, before.equals("approve") ? World.code(id) : World.wrong(id)))
                .isEqualTo(new CheckResult.NotFound());

        nothingIsLeft(id);
    }

    @Test
    void start_in_the_middle_of_it_is_erased_as_well() {
        VerificationId first = sent();
        world.passes(60);
        Ref[] second = new Ref[1];
        world.store = InterruptedStore.before("forget", world.memory, () -> {
            if (second[0] == null) {
                second[0] = world.started().ref();
            }
        });

        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(2, 1));

        nothingIsLeft(first);
        assertThat(world.memory.find(second[0])).isEmpty();
    }

    @Test
    void number_that_is_asked_for_each_time_is_unavailable_and_can_be_erased_later() {
        VerificationId first = sent();
        world.store = InterruptedStore.before("forget", world.memory, () -> {
            world.passes(700);
            world.started();
        });

        assertThatThrownBy(() -> world.erase(NIGERIAN)).isInstanceOf(StoreUnavailableException.class);

        world.store = world.memory;
        assertThat(world.erase(NIGERIAN)).isEqualTo(erased(1, 0));
        nothingIsLeft(first);
    }

    @Test
    void start_that_was_decided_before_survives_it_wholly_and_brings_nothing_back() {
        VerificationId first = sent();
        world.passes(60);
        AtomicBoolean erasing = new AtomicBoolean();
        world.store = InterruptedStore.before("start", world.memory, () -> {
            if (!erasing.getAndSet(true)) {
                world.erase(NIGERIAN);
            }
        });

        VerificationId second = world.started();

        assertThat(world.memory.find(first.ref())).isEmpty();
        assertThat(world.memory.find(second.ref())).isPresent();
        assertThat(world.activity().starts()).extracting(it -> it.ref()).containsExactly(second.ref());
        assertThat(world.activity().rounds()).containsExactly(world.now());
    }

    @ParameterizedTest
    @ValueSource(strings = {"trace", "find", "cancel", "remove", "forget"})
    void erasure_that_broke_off_is_finished_by_a_repetition(String call) {
        VerificationId ended = sent();
        world.check(ended, World.code(ended));
        world.passes(60);
        VerificationId pending = sent();
        world.check(pending, World.wrong(pending));
        WatchedStore breaking = new WatchedStore(world.memory);
        world.store = breaking.store();
        breaking.breakCalls(call::equals);
        assertThatThrownBy(() -> world.erase(NIGERIAN)).isInstanceOf(StoreUnavailableException.class);

        breaking.breakCalls(_ -> false);
        world.erase(NIGERIAN);

        nothingIsLeft(ended, pending);
        assertThat(world.records.asked()).contains(ScriptedCodeSender.messageId(1), ScriptedCodeSender.messageId(2));
    }
}
