package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOT_ON_WHATSAPP;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskToken;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class DeliveryStatusContract extends StoreSituation {

    private static final Instant ANSWERED = NOW.plusSeconds(61);
    private static final Instant RECEIVED = NOW.plusSeconds(62);
    private static final SendMark ACCEPTED = new SendMark(DeliveryStatus.QUEUED, "message 1-1", null);

    private Verification claimed() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        return started;
    }

    private Delivery first(Verification verification) {
        return found(verification).delivery(FIRST).orElseThrow();
    }

    @Test
    void answer_of_the_provider_is_stored() {
        Verification claimed = claimed();

        assertThat(store().recordSend(claimed.ref(), FIRST, ACCEPTED, ANSWERED)).contains(found(claimed));

        assertThat(first(claimed))
                .isEqualTo(new Delivery(
                        FIRST,
                        Channel.WHATSAPP,
                        Examples.PROVIDER,
                        DeliveryStatus.QUEUED,
                        "message 1-1",
                        null,
                        LATER,
                        ANSWERED,
                        new TaskToken("token 1-1")));
        assertThat(found(claimed).deliveredAt()).isNull();
    }

    @Test
    void an_unclear_answer_is_known_whatever_is_heard_since() {
        Verification claimed = claimed();
        assertThat(first(claimed).unclear()).isFalse();
        store().recordSend(claimed.ref(), FIRST, new SendMark(DeliveryStatus.UNKNOWN, null, null), ANSWERED);
        assertThat(first(claimed).unclear()).isTrue();
        Failure failure = new Failure("63058", FailureClass.NEXT);
        store().recordReceipt(
                        new Receipt(claimed.ref(), FIRST, Channel.WHATSAPP, DeliveryStatus.FAILED, failure, "m"),
                        RECEIVED);

        assertThat(first(claimed).status()).isEqualTo(DeliveryStatus.FAILED);
        assertThat(first(claimed).unclear()).isTrue();
    }

    @Test
    void what_was_not_sent_is_told_from_what_was_refused() {
        Verification claimed = claimed();
        SendMark unsent = new SendMark(DeliveryStatus.NOT_SENT, null, new Failure("connect", FailureClass.TRANSIENT));

        assertThat(store().recordSend(claimed.ref(), FIRST, unsent, ANSWERED)).contains(found(claimed));

        assertThat(first(claimed).status()).isEqualTo(DeliveryStatus.NOT_SENT);
        assertThat(first(claimed).failure()).isEqualTo(unsent.failure());
    }

    @Test
    void refusal_is_stored_with_its_failure() {
        Verification claimed = claimed();

        store().recordSend(claimed.ref(), FIRST, new SendMark(DeliveryStatus.REFUSED, null, NOT_ON_WHATSAPP), ANSWERED);

        assertThat(first(claimed).status()).isEqualTo(DeliveryStatus.REFUSED);
        assertThat(first(claimed).failure()).isEqualTo(NOT_ON_WHATSAPP);
        assertThat(first(claimed).messageId()).isNull();
    }

    @Test
    void answer_that_comes_after_a_receipt_changes_nothing_and_tells_what_is_known() {
        Verification claimed = claimed();
        store().recordReceipt(receipt(claimed, FIRST, DeliveryStatus.DELIVERED), ANSWERED);
        Verification before = found(claimed);

        assertThat(store().recordSend(claimed.ref(), FIRST, ACCEPTED, RECEIVED)).contains(before);
        assertThat(found(claimed)).isEqualTo(before);
    }

    @Test
    void answer_is_told_what_the_verification_has_become() {
        Verification claimed = claimed();
        store().approve(claimed, "token id", ANSWERED);

        assertThat(store().recordSend(claimed.ref(), FIRST, ACCEPTED, RECEIVED))
                .hasValueSatisfying(it -> assertThat(it.stored()).isEqualTo(StoredStatus.APPROVED));
        assertThat(first(claimed).status()).isEqualTo(DeliveryStatus.QUEUED);
    }

    @Test
    void answer_for_an_unclaimed_slot_writes_nothing() {
        Verification started = started(1);

        assertThat(store().recordSend(started.ref(), FIRST, ACCEPTED, ANSWERED)).contains(started);
        assertThat(found(started)).isEqualTo(started);
    }

    @Test
    void answer_for_an_unknown_verification_finds_none() {
        assertThat(store().recordSend(ref(1), FIRST, ACCEPTED, ANSWERED)).isEmpty();
        assertThat(store().find(ref(1))).isEmpty();
    }

    @Test
    void receipt_before_the_answer_brings_the_message_id() {
        Verification claimed = claimed();

        ReceiptCommit commit = store().recordReceipt(receipt(claimed, FIRST, DeliveryStatus.SENT), RECEIVED);

        assertThat(commit).isEqualTo(new ReceiptCommit.Recorded(found(claimed)));
        assertThat(first(claimed).messageId()).isEqualTo("message 1-1");
        assertThat(first(claimed).statusAt()).isEqualTo(RECEIVED);
        assertThat(found(claimed).deliveredAt()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"DELIVERED", "READ"})
    void arrival_is_dated_once(DeliveryStatus arrived) {
        Verification claimed = claimed();
        claim(claimed, FALLBACK, LATER);

        store().recordReceipt(receipt(claimed, FIRST, arrived), ANSWERED);
        store().recordReceipt(receipt(claimed, FALLBACK, DeliveryStatus.DELIVERED), RECEIVED);

        assertThat(found(claimed).deliveredAt()).isEqualTo(ANSWERED);
        assertThat(found(claimed).delivery(FALLBACK))
                .hasValueSatisfying(it -> assertThat(it.status()).isEqualTo(DeliveryStatus.DELIVERED));
    }

    @ParameterizedTest
    @EnumSource
    void receipt_is_recorded_once_and_nothing_lower_or_equal_afterwards(DeliveryStatus status) {
        Verification claimed = claimed();
        store().recordReceipt(receipt(claimed, FIRST, status), ANSWERED);
        Verification before = found(claimed);

        for (DeliveryStatus later : DeliveryStatus.values()) {
            if (later.rank() <= status.rank()) {
                assertThat(store().recordReceipt(receipt(claimed, FIRST, later), RECEIVED))
                        .isEqualTo(new ReceiptCommit.Known(before));
            }
        }
        assertThat(found(claimed)).isEqualTo(before);
    }

    @Test
    void delivered_outranks_a_failure_and_takes_it_away() {
        Verification claimed = claimed();
        store().recordReceipt(receipt(claimed, FIRST, DeliveryStatus.UNDELIVERED), ANSWERED);
        assertThat(first(claimed).failure()).isEqualTo(NOT_ON_WHATSAPP);

        store().recordReceipt(receipt(claimed, FIRST, DeliveryStatus.DELIVERED), RECEIVED);

        assertThat(first(claimed).status()).isEqualTo(DeliveryStatus.DELIVERED);
        assertThat(first(claimed).failure()).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void receipt_is_recorded_whatever_the_verification_has_become(Ended ended) {
        Verification claimed = claimed();
        Instant now = ended.end(store(), claimed);

        assertThat(store().recordReceipt(receipt(claimed, FIRST, DeliveryStatus.READ), now))
                .isInstanceOf(ReceiptCommit.Recorded.class);
    }

    @Test
    void receipt_of_another_message_is_foreign() {
        Verification claimed = claimed();
        store().recordSend(claimed.ref(), FIRST, ACCEPTED, ANSWERED);

        refusesAsForeign(claimed, FIRST, Channel.WHATSAPP, "another message");
    }

    @Test
    void receipt_of_another_channel_is_foreign() {
        refusesAsForeign(claimed(), FIRST, Channel.SMS, "message 1-1");
    }

    @Test
    void receipt_of_an_unclaimed_delivery_is_foreign() {
        refusesAsForeign(claimed(), FALLBACK, Channel.SMS, "message 1-2");
    }

    @Test
    void receipt_of_an_unknown_verification_is_foreign() {
        assertThat(store().recordReceipt(receipt(verification(1), FIRST, DeliveryStatus.SENT), RECEIVED))
                .isEqualTo(new ReceiptCommit.Foreign());
        assertThat(store().find(ref(1))).isEmpty();
    }

    private void refusesAsForeign(Verification claimed, DeliveryId delivery, Channel channel, String messageId) {
        Verification before = found(claimed);
        for (DeliveryStatus status : List.of(DeliveryStatus.CLAIMED, DeliveryStatus.READ)) {
            Receipt receipt = new Receipt(claimed.ref(), delivery, channel, status, null, messageId);
            assertThat(store().recordReceipt(receipt, RECEIVED)).isEqualTo(new ReceiptCommit.Foreign());
        }
        assertThat(found(claimed)).isEqualTo(before);
    }
}
