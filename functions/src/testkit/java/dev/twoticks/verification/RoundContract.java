package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.GATE;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.PROVIDER;
import static dev.twoticks.verification.Examples.SMS_FIRST;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.FailureLock;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class RoundContract extends StoreSituation {

    private static final Instant MUCH_LATER = NOW.plusSeconds(120);

    @Test
    void next_round_is_opened_and_booked() {
        Verification started = started(1);

        assertThat(store().openRound(round(started, null, LATER))).isEqualTo(new RoundCommit.Committed());

        assertThat(found(started)).isEqualTo(inRound(started, Round.opened(2, SMS_FIRST, LATER), false));
        assertThat(gates().activity().version()).isEqualTo(NOW.toEpochMilli() + 1);
        assertThat(gates().activity().rounds()).containsExactly(NOW, LATER);
        assertThat(gates().activity().starts()).hasSize(1);
    }

    @Test
    void of_two_requests_for_the_same_round_the_second_learns_of_the_first() {
        Verification started = started(1);
        RoundWrite second = round(started, null, MUCH_LATER);
        resent(started);

        assertThat(store().openRound(second)).isEqualTo(new RoundCommit.Changed(found(started)));
        assertThat(found(started).round().nextAt())
                .isEqualTo(Round.opened(2, SMS_FIRST, LATER).nextAt());
        assertThat(gates().activity().version()).isEqualTo(NOW.toEpochMilli() + 1);
    }

    @Test
    void round_is_not_skipped() {
        Verification started = started(1);
        RoundWrite write = round(started, null, LATER);
        RoundWrite third = new RoundWrite(started, Round.opened(3, SMS_FIRST, LATER), write.activity(), null, LATER);

        assertThat(store().openRound(third)).isEqualTo(new RoundCommit.Changed(started));
    }

    @ParameterizedTest
    @EnumSource
    void ended_verification_opens_no_round(Ended ended) {
        Verification started = started(1);
        Instant now = ended.end(store(), started);
        Verification before = found(started);

        assertThat(store().openRound(round(started, null, now))).isEqualTo(new RoundCommit.Changed(before));
        assertThat(found(started)).isEqualTo(before);
        assertThat(gates().activity().version()).isEqualTo(NOW.toEpochMilli());
    }

    @Test
    void round_that_was_not_started_has_to_be_taken_up_first() {
        Verification started = started(1);
        store().releaseRound(started.ref(), 1, LATER);

        assertThat(store().openRound(round(started, null, LATER))).isEqualTo(new RoundCommit.Changed(found(started)));
        assertThat(found(started).round().number()).isEqualTo(1);
    }

    @Test
    void start_in_the_meantime_changes_the_activity() {
        Verification started = started(1);
        RoundWrite late = round(started, null, LATER);
        started(2);

        assertThat(store().openRound(late)).isEqualTo(new RoundCommit.PhoneChanged(gates().activity()));
        assertThat(found(started)).isEqualTo(started);
    }

    @Test
    void locked_purpose_opens_no_round() {
        Guesser guesser = new Guesser(store(), false);
        Verification spare = guesser.start(NOW);
        RoundWrite decided = round(spare, GATE, LATER);
        CheckCommit last = guesser.guess(FailureLock.CAP, NOW);

        assertThat(store().openRound(decided))
                .isEqualTo(new RoundCommit.Locked(requireNonNull(((CheckCommit.Committed) last).lockedUntil())));
        assertThat(found(spare)).isEqualTo(spare);
    }

    @Test
    void verification_that_has_changed_is_told_before_anything_else() {
        Guesser guesser = new Guesser(store(), false);
        Verification spare = guesser.start(NOW);
        RoundWrite decided = round(spare, GATE, LATER);
        store().cancel(spare, NOW);
        guesser.guess(FailureLock.CAP, NOW);

        assertThat(store().openRound(decided)).isEqualTo(new RoundCommit.Changed(found(spare)));
    }

    @Test
    void unknown_verification_opens_no_round() {
        RoundWrite write = round(verification(1), null, LATER);

        assertThatThrownBy(() -> store().openRound(write)).isInstanceOf(StoreUnavailableException.class);
        assertThat(store().find(ref(1))).isEmpty();
        assertThat(gates().activity().version()).isZero();
    }

    @Test
    void released_round_is_taken_up_once() {
        Verification started = started(1);

        store().releaseRound(started.ref(), 1, LATER);
        assertThat(found(started).round())
                .isEqualTo(new Round(1, started.round().plan(), LATER, true));

        assertThat(store().takeUpRound(started.ref(), 1, MUCH_LATER)).isTrue();
        assertThat(found(started).round())
                .isEqualTo(new Round(1, started.round().plan(), MUCH_LATER, false));
        assertThat(store().takeUpRound(started.ref(), 1, MUCH_LATER)).isFalse();
        resent(started);
    }

    @Test
    void round_that_was_started_is_not_taken_up() {
        Verification started = started(1);

        assertThat(store().takeUpRound(started.ref(), 1, LATER)).isFalse();
        assertThat(found(started)).isEqualTo(started);
    }

    @Test
    void superseded_round_is_neither_released_nor_taken_up_nor_given_up() {
        Verification resent = resent(started(1));

        store().releaseRound(resent.ref(), 1, LATER);
        assertThat(store().takeUpRound(resent.ref(), 1, LATER)).isFalse();
        assertThat(store().giveUp(resent.ref(), 1)).isFalse();

        assertThat(found(resent)).isEqualTo(resent);
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "CANCELED"})
    void round_of_a_finished_verification_is_neither_released_nor_taken_up_nor_given_up(Ended ended) {
        Verification started = started(1);
        store().releaseRound(started.ref(), 1, NOW);
        ended.end(store(), started);
        Verification before = found(started);

        store().releaseRound(started.ref(), 1, LATER);
        assertThat(store().takeUpRound(started.ref(), 1, LATER)).isFalse();
        assertThat(store().giveUp(started.ref(), 1)).isFalse();

        assertThat(found(started)).isEqualTo(before);
    }

    @Test
    void unknown_round_is_neither_released_nor_taken_up_nor_given_up() {
        store().releaseRound(ref(1), 1, LATER);
        assertThat(store().takeUpRound(ref(1), 1, LATER)).isFalse();
        assertThat(store().giveUp(ref(1), 1)).isFalse();

        assertThat(store().find(ref(1))).isEmpty();
    }

    @Test
    void given_up_round_reads_as_failed_until_the_next_one() {
        Verification started = started(1);

        assertThat(store().giveUp(started.ref(), 1)).isTrue();
        assertThat(store().giveUp(started.ref(), 1)).isTrue();

        assertThat(found(started).failedRound()).isEqualTo(1);
        assertThat(found(started).statusAt(LATER)).isEqualTo(Status.FAILED);
        assertThat(resent(started).statusAt(LATER)).isEqualTo(Status.PENDING);
    }

    @Test
    void round_is_not_given_up_once_a_message_has_arrived() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        store().recordReceipt(receipt(started, FIRST, DeliveryStatus.DELIVERED), LATER);

        assertThat(store().giveUp(started.ref(), 1)).isFalse();
        assertThat(found(started).failedRound()).isNull();
    }

    @ParameterizedTest
    @EnumSource(names = {"CLAIMED", "UNKNOWN", "ACCEPTED", "QUEUED", "SENDING", "SENT"})
    void round_is_not_given_up_while_an_sms_of_it_is_in_doubt(DeliveryStatus reached) {
        for (DeliveryId leg : List.of(FIRST, FALLBACK)) {
            Verification started = started(leg.leg());
            bySms(started, leg, reached);

            assertThat(store().giveUp(started.ref(), 1)).as(leg.toString()).isFalse();
            assertThat(found(started).failedRound()).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"REFUSED", "FAILED", "UNDELIVERED"})
    void round_is_given_up_once_its_sms_is_refused_whatever_whatsapp_keeps_silent_about(DeliveryStatus reached) {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        bySms(started, FALLBACK, reached);

        assertThat(store().giveUp(started.ref(), 1)).isTrue();
        assertThat(found(started).failedRound()).isEqualTo(1);
    }

    @Test
    void sms_of_the_round_before_keeps_no_round_from_being_given_up() {
        Verification started = started(1);
        bySms(started, FALLBACK, DeliveryStatus.SENT);
        Verification resent = resent(started);

        assertThat(store().giveUp(resent.ref(), 2)).isTrue();
    }

    private void bySms(Verification started, DeliveryId leg, DeliveryStatus reached) {
        store().claim(new Claim(
                started.ref(), leg, Channel.SMS, PROVIDER, new TaskToken("token"), Examples.CODE_KEY, LATER));
        store().recordSend(
                        started.ref(),
                        leg,
                        new SendMark(reached, null, reached.bad() ? Examples.NOT_ON_WHATSAPP : null),
                        LATER);
    }

    @Test
    void late_arrival_clears_a_given_up_round() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        store().giveUp(started.ref(), 1);

        store().recordReceipt(receipt(started, FIRST, DeliveryStatus.DELIVERED), MUCH_LATER);

        assertThat(found(started).statusAt(MUCH_LATER)).isEqualTo(Status.PENDING);
    }

    @Test
    void round_that_probes_moves_the_gate_on_and_says_so() {
        Verification started = started(1);
        store().closeProvider(PROVIDER, GATE);

        assertThat(store().openRound(round(started, GATE, LATER))).isEqualTo(new RoundCommit.Committed());

        assertThat(found(started)).isEqualTo(inRound(started, Round.opened(2, SMS_FIRST, LATER), true));
        assertThat(gates().provider()).isEqualTo(new ProviderGate(GATE.field(), LATER.plus(ProviderGate.PAUSE)));
    }

    @Test
    void round_that_probes_after_another_request_is_refused() {
        Verification started = started(1);
        store().closeProvider(PROVIDER, new ProviderGate(GATE.field(), LATER));

        assertThat(store().openRound(round(started, GATE, LATER))).isEqualTo(new RoundCommit.ProviderClosed());
        assertThat(found(started)).isEqualTo(started);
    }

    private static Verification inRound(Verification started, Round round, boolean probesProvider) {
        return new Verification(
                started.ref(),
                started.request(),
                started.stored(),
                started.startedAt(),
                started.expiresAt(),
                started.checks(),
                started.codeKeyId(),
                round,
                started.deliveries(),
                started.deliveredAt(),
                started.failedRound(),
                started.tokenId(),
                probesProvider,
                started.keptNames());
    }
}
