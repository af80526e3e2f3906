package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.PHONE_CHANGE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class EraseContract extends StoreSituation {

    private static final Set<Purpose> BOTH = Set.of(SIGN_IN, PHONE_CHANGE);
    private static final Gates NOTHING = new Gates(PhoneActivity.NONE, FailureLock.NONE, null);

    /// When what started at [Examples#NOW] can no longer be read.
    private static final Instant GONE = NOW.plus(Verification.LIFE).plus(Verification.MEMORY);

    @Test
    void nothing_leads_to_a_number_that_nothing_is_stored_of() {
        assertThat(store().trace(PHONE)).isEqualTo(PhoneTrace.none(PHONE));
    }

    @Test
    void trace_names_every_verification_and_purpose_of_its_number_alone() {
        started(1);
        Verification approved = started(verification(2, PHONE, PHONE_CHANGE, LATER));
        started(verification(3, OTHER_PHONE, SIGN_IN, NOW));
        store().approve(approved, "token id", LATER);

        assertThat(store().trace(PHONE))
                .isEqualTo(new PhoneTrace(PHONE, gates().activity().version(), Set.of(ref(1), ref(2)), BOTH));
        assertThat(store().trace(OTHER_PHONE).refs()).containsExactly(ref(3));
    }

    @Test
    void purposes_stay_when_their_verifications_are_forgotten() {
        started(verification(1, PHONE, PHONE_CHANGE, NOW));
        started(verification(2, PHONE, SIGN_IN, GONE));

        assertThat(store().trace(PHONE).refs()).containsExactly(ref(2));
        assertThat(store().trace(PHONE).purposes()).isEqualTo(BOTH);
    }

    @Test
    void verification_is_deleted_by_the_start_that_forgets_it_and_not_before() {
        started(1);
        started(verification(2, PHONE, SIGN_IN, GONE.minusMillis(1)));
        assertThat(store().find(ref(1))).isPresent();

        started(verification(3, PHONE, SIGN_IN, GONE));

        assertThat(store().find(ref(1))).isEmpty();
        assertThat(store().find(ref(2))).isPresent();
    }

    @Test
    void start_that_is_refused_deletes_nothing() {
        started(1);
        StartWrite late = startNow(verification(2, PHONE, SIGN_IN, GONE), null);
        started(verification(3, PHONE, SIGN_IN, LATER));

        assertThat(store().start(late)).isInstanceOf(StartCommit.PhoneChanged.class);
        assertThat(store().find(ref(1))).isPresent();
    }

    @Test
    void removed_verification_is_returned_as_it_was_at_last_and_once() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        Verification last = found(started);

        assertThat(store().remove(ref(1))).contains(last);
        assertThat(store().remove(ref(1))).isEmpty();
        assertThat(store().find(ref(1))).isEmpty();
    }

    @Test
    void whatever_comes_afterwards_finds_nothing_and_makes_nothing() {
        Verification started = started(1);
        claim(started, FIRST, LATER);
        Verification read = found(started);
        store().remove(ref(1));
        assertThat(forget(PHONE)).isTrue();

        assertThat(claim(started, FIRST, LATER)).isEqualTo(new ClaimCommit.Missing());
        assertThat(claim(started, FALLBACK, LATER)).isEqualTo(new ClaimCommit.Missing());
        assertThat(store().recordSend(ref(1), FIRST, new SendMark(DeliveryStatus.QUEUED, "message", null), LATER))
                .isEmpty();
        assertThat(store().recordReceipt(receipt(started, FIRST, DeliveryStatus.READ), LATER))
                .isEqualTo(new ReceiptCommit.Foreign());
        assertThat(store().cancel(read, LATER)).isEqualTo(new CancelCommit.Missing());
        assertThat(store().cancelUnstarted(ref(1), PHONE, LATER)).isFalse();
        assertThat(store().giveUp(ref(1), 1)).isFalse();
        assertThat(store().takeUpRound(ref(1), 1, LATER)).isFalse();
        store().releaseRound(ref(1), 1, LATER);
        store().rememberNotOnWhatsApp(PHONE, LATER);
        store().rememberAlternateForm(PHONE, LATER);

        assertThat(store().find(ref(1))).isEmpty();
        assertThat(gates()).isEqualTo(NOTHING);
        assertThat(store().trace(PHONE)).isEqualTo(PhoneTrace.none(PHONE));
    }

    @ParameterizedTest
    @EnumSource
    void check_of_a_removed_verification_counts_nothing(CheckKind kind) {
        Verification started = started(1);
        store().remove(ref(1));
        forget(PHONE);

        assertThat(kind.check(store(), started, LATER)).isEqualTo(new CheckCommit.Missing());
        assertThat(gates()).isEqualTo(NOTHING);
    }

    @Test
    void number_is_forgotten_with_its_locks_under_all_its_keys() {
        new Guesser(store(), true).guess(FailureLock.CAP, NOW);
        Verification other = started(verification(2, OTHER_PHONE, PHONE_CHANGE, NOW));
        store().countWrong(other, NOW, false);

        assertThat(forget(PHONE, OTHER_PHONE)).isTrue();

        assertThat(gates()).isEqualTo(NOTHING);
        assertThat(store().gates(OTHER_PHONE, PHONE_CHANGE)).isEqualTo(NOTHING);
    }

    @Test
    void other_numbers_and_other_purposes_stay() {
        store().countWrong(started(1), NOW, false);
        store().countWrong(started(verification(2, PHONE, PHONE_CHANGE, NOW)), NOW, false);
        store().countWrong(started(verification(3, OTHER_PHONE, SIGN_IN, NOW)), NOW, false);

        assertThat(store().forget(List.of(store().trace(PHONE)), Set.of(SIGN_IN)))
                .isTrue();

        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
        assertThat(store().gates(PHONE, PHONE_CHANGE).lock().failures()).isEqualTo(1);
        assertThat(store().gates(OTHER_PHONE, SIGN_IN).lock().failures()).isEqualTo(1);
        assertThat(store().trace(OTHER_PHONE).refs()).containsExactly(ref(3));
    }

    @Test
    void start_or_round_in_the_meantime_is_not_forgotten() {
        PhoneTrace before = store().trace(PHONE);
        Verification started = started(1);
        assertThat(store().forget(List.of(before), BOTH)).isFalse();
        PhoneTrace afterTheStart = store().trace(PHONE);
        resent(started);
        store().countWrong(found(started), LATER, false);

        assertThat(store().forget(List.of(store().trace(OTHER_PHONE), afterTheStart), BOTH))
                .isFalse();

        assertThat(store().trace(PHONE).refs()).containsExactly(ref(1));
        assertThat(gates().lock().failures()).isEqualTo(1);
    }

    @Test
    void marks_in_the_meantime_go_with_the_number() {
        Verification started = started(1);
        PhoneTrace trace = store().trace(PHONE);
        store().rememberNotOnWhatsApp(PHONE, LATER);
        store().cancel(started, NOW);

        assertThat(store().forget(List.of(trace), BOTH)).isTrue();
        assertThat(gates().activity()).isEqualTo(PhoneActivity.NONE);
    }

    @Test
    void forgetting_repeats_harmlessly() {
        assertThat(forget(PHONE)).isTrue();
        assertThat(forget(PHONE)).isTrue();
    }

    /// What the erased number had asked for does not come back with it.
    @Test
    void start_decided_before_the_number_was_forgotten_learns_that_nothing_is_known() {
        started(1);
        StartWrite late = startNow(verification(2, PHONE, SIGN_IN, LATER), null);
        store().remove(ref(1));
        forget(PHONE);

        assertThat(store().start(late)).isEqualTo(new StartCommit.PhoneChanged(PhoneActivity.NONE));
        assertThat(store().find(ref(2))).isEmpty();
    }

    @Test
    void start_decided_before_the_number_was_forgotten_and_asked_for_anew_learns_of_that() {
        started(1);
        StartWrite late = startNow(verification(2, PHONE, SIGN_IN, LATER), null);
        PhoneTrace before = store().trace(PHONE);
        store().remove(ref(1));
        forget(PHONE);
        started(verification(3, PHONE, SIGN_IN, LATER));

        assertThat(store().start(late)).isEqualTo(new StartCommit.PhoneChanged(gates().activity()));
        assertThat(store().forget(List.of(before), BOTH)).isFalse();
        assertThat(store().trace(PHONE).refs()).containsExactly(ref(3));
    }

    private boolean forget(PhoneKey... phones) {
        return store().forget(Stream.of(phones).map(store()::trace).toList(), BOTH);
    }
}
