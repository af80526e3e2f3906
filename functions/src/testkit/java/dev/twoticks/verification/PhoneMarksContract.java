package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class PhoneMarksContract extends StoreSituation {

    private static final Instant TOMORROW = NOW.plus(PhoneActivity.MEMORY);

    /// When the first verification can no longer be read.
    private static final Instant GONE = TOMORROW.plus(Verification.LIFE);

    @Test
    void approval_and_cancellation_mark_their_verification_finished() {
        Verification approved = started(1);
        Verification canceled = started(2);
        started(3);

        store().approve(approved, "token id", LATER);
        store().cancel(canceled, LATER);

        assertThat(gates().activity().finished()).containsExactlyInAnyOrder(ref(1), ref(2));
        assertThat(gates().activity().released()).isEmpty();
    }

    @Test
    void marks_do_not_move_the_version() {
        Verification started = started(1);
        long version = gates().activity().version();

        store().approve(started, "token id", LATER);
        store().rememberNotOnWhatsApp(PHONE, TOMORROW);
        store().rememberAlternateForm(PHONE, TOMORROW);

        assertThat(gates().activity().version()).isEqualTo(version);
    }

    @Test
    void marks_written_while_a_start_is_decided_stay_and_let_it_pass() {
        Verification approved = started(1);
        Verification unstarted = started(2);
        StartWrite decided = startNow(verification(3), null);

        store().approve(approved, "token id", LATER);
        store().cancelUnstarted(unstarted.ref(), PHONE, LATER);
        store().rememberNotOnWhatsApp(PHONE, TOMORROW);
        store().rememberAlternateForm(PHONE, LATER);

        assertThat(store().start(decided)).isEqualTo(new StartCommit.Committed());
        PhoneActivity activity = gates().activity();
        assertThat(activity.starts()).hasSize(3);
        assertThat(activity.finished()).containsExactlyInAnyOrder(ref(1), ref(2));
        assertThat(activity.released()).containsExactly(ref(2));
        assertThat(activity.notOnWhatsAppUntil()).isEqualTo(TOMORROW);
        assertThat(activity.alternateFormUntil()).isEqualTo(LATER);
    }

    @Test
    void form_that_is_remembered_moves_nothing_else() {
        started(1);
        PhoneActivity before = gates().activity();
        store().rememberNotOnWhatsApp(PHONE, LATER);
        store().rememberAlternateForm(PHONE, LATER);
        store().rememberAlternateForm(PHONE, TOMORROW);

        assertThat(gates().activity())
                .isEqualTo(new PhoneActivity(
                        before.version(), before.starts(), before.rounds(), Set.of(), Set.of(), LATER, TOMORROW));
        store().rememberNotOnWhatsApp(PHONE, TOMORROW);
        assertThat(gates().activity().alternateFormUntil()).isEqualTo(TOMORROW);
    }

    @Test
    void number_that_nothing_is_stored_of_is_not_marked() {
        store().rememberNotOnWhatsApp(PHONE, TOMORROW);
        store().rememberAlternateForm(PHONE, TOMORROW);

        assertThat(gates().activity()).isEqualTo(PhoneActivity.NONE);
    }

    @Test
    void remembering_twice_keeps_the_later_word() {
        started(1);
        store().rememberNotOnWhatsApp(PHONE, LATER);
        store().rememberNotOnWhatsApp(PHONE, TOMORROW);
        store().rememberNotOnWhatsApp(PHONE, TOMORROW);

        assertThat(gates().activity().notOnWhatsAppUntil()).isEqualTo(TOMORROW);
    }

    @Test
    void start_forgets_the_marks_of_starts_that_can_no_longer_be_read() {
        Verification approved = started(1);
        Verification unstarted = started(verification(2, PHONE, SIGN_IN, LATER));
        store().approve(approved, "token id", LATER);
        store().cancelUnstarted(unstarted.ref(), PHONE, LATER);

        started(verification(3, PHONE, SIGN_IN, GONE));
        assertThat(gates().activity().finished()).containsExactly(ref(2));
        assertThat(gates().activity().released()).containsExactly(ref(2));

        started(verification(4, PHONE, SIGN_IN, GONE.plusSeconds(60)));
        assertThat(gates().activity().finished()).isEmpty();
        assertThat(gates().activity().released()).isEmpty();
        assertThat(gates().activity().starts()).extracting(it -> it.ref()).containsExactly(ref(3), ref(4));
    }

    @Test
    void unstarted_verification_is_canceled_and_released() {
        Verification started = started(1);

        assertThat(store().cancelUnstarted(started.ref(), PHONE, LATER)).isTrue();

        assertThat(found(started).stored()).isEqualTo(StoredStatus.CANCELED);
        assertThat(gates().activity().released()).containsExactly(ref(1));
        assertThat(gates().activity().finished()).containsExactly(ref(1));
    }

    @Test
    void claimed_verification_is_not_canceled_as_unstarted() {
        Verification started = started(1);
        claim(started, FIRST, LATER);

        assertThat(store().cancelUnstarted(started.ref(), PHONE, LATER)).isFalse();

        assertThat(found(started).stored()).isEqualTo(StoredStatus.PENDING);
        assertThat(gates().activity().released()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"APPROVED", "CANCELED"})
    void finished_verification_is_not_canceled_as_unstarted(Ended ended) {
        Verification started = started(1);
        Instant now = ended.end(store(), started);
        Verification before = found(started);

        assertThat(store().cancelUnstarted(started.ref(), PHONE, now)).isFalse();

        assertThat(found(started)).isEqualTo(before);
        assertThat(gates().activity().released()).isEmpty();
    }

    @Test
    void unknown_verification_is_not_canceled_as_unstarted() {
        assertThat(store().cancelUnstarted(ref(1), PHONE, LATER)).isFalse();
        assertThat(gates().activity()).isEqualTo(PhoneActivity.NONE);
    }
}
