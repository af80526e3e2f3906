package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.World.NIGERIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happens to a number while it is erased, and an erasure that breaks off.
final class EraseMeanwhileTest {

    private final ErasedWorld erasing = new ErasedWorld();
    private final World world = erasing.world;

    @Test
    void late_receipt_is_foreign_and_brings_nothing_back() {
        VerificationId id = erasing.sent();
        var receipt = world.receiptOf(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
        world.erase(NIGERIAN);

        assertThat(world.record(receipt)).isEqualTo(new ReceiptResult.Foreign());
        erasing.nothingIsLeft(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rememberNotOnWhatsApp", "recordReceipt"})
    void receipt_that_is_under_way_brings_nothing_back(String before) {
        VerificationId id = erasing.sent();
        world.store = InterruptedStore.before(before, world.memory, () -> {
            world.store = world.memory;
            world.erase(NIGERIAN);
        });

        world.receipt(id.ref(), FIRST, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);

        erasing.nothingIsLeft(id);
    }

    @ParameterizedTest
    @ValueSource(strings = {"countWrong", "approve"})
    void check_that_is_under_way_brings_nothing_back(String before) {
        VerificationId id = erasing.sent();
        world.store = InterruptedStore.before(before, world.memory, () -> {
            world.store = world.memory;
            world.erase(NIGERIAN);
        });

        assertThat(world.check(id, before.equals("approve") ? World.code(id) : World.wrong(id)))
                .isEqualTo(new CheckResult.NotFound());

        erasing.nothingIsLeft(id);
    }

    @Test
    void start_in_the_middle_of_it_is_erased_as_well() {
        VerificationId first = erasing.sent();
        world.passes(60);
        Ref[] second = new Ref[1];
        world.store = InterruptedStore.before("forget", world.memory, () -> {
            if (second[0] == null) {
                second[0] = world.started().ref();
            }
        });

        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(2, 1));

        erasing.nothingIsLeft(first);
        assertThat(world.memory.find(second[0])).isEmpty();
    }

    @Test
    void number_that_is_asked_for_each_time_is_unavailable_and_can_be_erased_later() {
        VerificationId first = erasing.sent();
        world.store = InterruptedStore.before("forget", world.memory, () -> {
            world.passes(700);
            world.started();
        });

        assertThatThrownBy(() -> world.erase(NIGERIAN)).isInstanceOf(StoreUnavailableException.class);

        world.store = world.memory;
        assertThat(world.erase(NIGERIAN)).isEqualTo(ErasedWorld.erased(1, 0));
        erasing.nothingIsLeft(first);
    }

    @Test
    void start_that_was_decided_before_survives_it_wholly_and_brings_nothing_back() {
        VerificationId first = erasing.sent();
        world.passes(60);
        AtomicBoolean begun = new AtomicBoolean();
        world.store = InterruptedStore.before("start", world.memory, () -> {
            if (!begun.getAndSet(true)) {
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
        VerificationId ended = erasing.sent();
        world.check(ended, World.code(ended));
        world.passes(60);
        VerificationId pending = erasing.sent();
        world.check(pending, World.wrong(pending));
        WatchedStore breaking = new WatchedStore(world.memory);
        world.store = breaking.store();
        breaking.breakCalls(call::equals);
        assertThatThrownBy(() -> world.erase(NIGERIAN)).isInstanceOf(StoreUnavailableException.class);

        breaking.breakCalls(_ -> false);
        world.erase(NIGERIAN);

        erasing.nothingIsLeft(ended, pending);
        assertThat(world.records.asked()).contains(ScriptedCodeSender.messageId(1), ScriptedCodeSender.messageId(2));
    }
}
