package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

abstract class CheckContract extends StoreSituation {

    @Test
    void wrong_codes_are_counted_on_the_verification_and_its_lock() {
        Verification started = started(1);

        for (int checks = 1; checks <= Verification.MAX_CHECKS; checks++) {
            assertThat(store().countWrong(found(started), LATER, false))
                    .isEqualTo(new CheckCommit.Committed(checks, null));
            assertThat(found(started).checks()).isEqualTo(checks);
            assertThat(gates().lock()).isEqualTo(new FailureLock(checks, FailureLock.CAP - 1, 0, null));
        }
    }

    @Test
    void wrong_codes_decided_from_an_old_read_are_counted_all_the_same() {
        Verification started = started(1);

        for (int checks = 1; checks <= Verification.MAX_CHECKS; checks++) {
            assertThat(store().countWrong(started, LATER, false)).isEqualTo(new CheckCommit.Committed(checks, null));
        }
        assertThat(store().countWrong(started, LATER, false)).isEqualTo(new CheckCommit.Refused(found(started)));
        assertThat(found(started).checks()).isEqualTo(Verification.MAX_CHECKS);
        assertThat(gates().lock().failures()).isEqualTo(Verification.MAX_CHECKS);
    }

    @Test
    void right_code_approves_with_its_token_and_resets_the_lock() {
        Verification started = started(1);
        store().countWrong(started, LATER, false);

        assertThat(store().approve(started, "token id", LATER)).isEqualTo(new CheckCommit.Committed(1, null));

        assertThat(found(started).stored()).isEqualTo(StoredStatus.APPROVED);
        assertThat(found(started).tokenId()).isEqualTo("token id");
        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
        assertThat(gates().activity().finished()).containsExactly(ref(1));
    }

    @Test
    void right_code_needs_no_wrong_one_before_it() {
        Verification started = started(1);

        assertThat(store().approve(started, "token id", LATER)).isEqualTo(new CheckCommit.Committed(0, null));
        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
    }

    @Test
    void second_approval_leaves_the_first_token() {
        Verification started = started(1);
        store().approve(started, "token id", LATER);

        assertThat(store().approve(started, "another", LATER)).isEqualTo(new CheckCommit.Refused(found(started)));
        assertThat(found(started).tokenId()).isEqualTo("token id");
    }

    @ParameterizedTest
    @EnumSource
    void ended_verification_refuses_right_and_wrong_alike(Ended ended) {
        Verification started = started(1);
        Instant now = ended.end(store(), started);
        Verification before = found(started);
        FailureLock lock = gates().lock();
        PhoneActivity activity = gates().activity();

        for (CheckKind kind : CheckKind.values()) {
            assertThat(kind.check(store(), started, now)).isEqualTo(new CheckCommit.Refused(before));
        }
        assertThat(found(started)).isEqualTo(before);
        assertThat(gates().lock()).isEqualTo(lock);
        assertThat(gates().activity()).isEqualTo(activity);
    }

    @ParameterizedTest
    @EnumSource
    void check_is_taken_up_to_the_last_moment_and_refused_at_it(CheckKind kind) {
        Verification started = started(1);

        assertThat(kind.check(store(), started, started.expiresAt())).isEqualTo(new CheckCommit.Refused(started));
        assertThat(kind.check(store(), started, started.expiresAt().minusMillis(1)))
                .isInstanceOf(CheckCommit.Committed.class);
    }

    @ParameterizedTest
    @EnumSource
    void given_up_verification_takes_checks(CheckKind kind) {
        Verification started = started(1);
        store().giveUp(started.ref(), 1);

        assertThat(kind.check(store(), found(started), LATER)).isInstanceOf(CheckCommit.Committed.class);
    }

    @ParameterizedTest
    @EnumSource
    void unknown_verification_is_missing_and_nothing_is_counted(CheckKind kind) {
        assertThat(kind.check(store(), verification(1), LATER)).isEqualTo(new CheckCommit.Missing());

        assertThat(store().find(ref(1))).isEmpty();
        assertThat(gates()).isEqualTo(new Gates(PhoneActivity.NONE, FailureLock.NONE, null));
    }

    @Test
    void cancellation_ends_it_and_marks_it_finished() {
        Verification started = started(1);
        store().countWrong(started, LATER, false);

        assertThat(store().cancel(started, LATER)).isEqualTo(new CancelCommit.Canceled());

        assertThat(found(started).stored()).isEqualTo(StoredStatus.CANCELED);
        assertThat(gates().activity().finished()).containsExactly(ref(1));
        assertThat(gates().lock().failures()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void ended_verification_is_not_canceled(Ended ended) {
        Verification started = started(1);
        Instant now = ended.end(store(), started);
        Verification before = found(started);
        PhoneActivity activity = gates().activity();

        assertThat(store().cancel(started, now)).isEqualTo(new CancelCommit.Refused(before));

        assertThat(found(started)).isEqualTo(before);
        assertThat(gates().activity()).isEqualTo(activity);
    }

    @Test
    void unknown_verification_cannot_be_canceled() {
        assertThat(store().cancel(verification(1), NOW)).isEqualTo(new CancelCommit.Missing());
        assertThat(gates().activity()).isEqualTo(PhoneActivity.NONE);
    }
}
