package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.PHONE_CHANGE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.verification;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneKey;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

abstract class LockContract extends StoreSituation {

    private static final int ROUND_OF_FIVE = 5;
    private static final Instant HOUR_ON = NOW.plus(Duration.ofHours(1));
    private static final Instant FOUR_HOURS_ON = HOUR_ON.plus(Duration.ofHours(4));
    private static final Instant DAY_ON = FOUR_HOURS_ON.plus(Duration.ofDays(1));

    private Guesser guesser() {
        return new Guesser(store(), false);
    }

    private static CheckCommit committed(Instant lockedUntil) {
        return new CheckCommit.Committed(Verification.MAX_CHECKS, lockedUntil);
    }

    @Test
    void fiftieth_wrong_code_is_counted_and_locks_for_an_hour() {
        CheckCommit last = guesser().guess(FailureLock.CAP, NOW);

        assertThat(last).isEqualTo(committed(HOUR_ON));
        assertThat(gates().lock()).isEqualTo(new FailureLock(50, 54, 1, HOUR_ON));
    }

    @Test
    void every_five_more_lock_for_four_hours_and_then_for_days() {
        Guesser guesser = guesser();
        guesser.guess(FailureLock.CAP, NOW);

        assertThat(guesser.guess(ROUND_OF_FIVE, HOUR_ON)).isEqualTo(committed(FOUR_HOURS_ON));
        assertThat(guesser.guess(ROUND_OF_FIVE, FOUR_HOURS_ON)).isEqualTo(committed(DAY_ON));
        assertThat(guesser.guess(ROUND_OF_FIVE, DAY_ON)).isEqualTo(committed(DAY_ON.plus(Duration.ofDays(1))));
        assertThat(gates().lock().failures()).isEqualTo(65);
    }

    @ParameterizedTest
    @EnumSource
    void locked_purpose_refuses_right_and_wrong_and_writes_nothing(CheckKind kind) {
        Guesser guesser = guesser();
        Verification spare = guesser.start(NOW);
        guesser.guess(FailureLock.CAP, NOW);
        Gates before = gates();

        assertThat(kind.check(store(), spare, NOW)).isEqualTo(new CheckCommit.Locked(HOUR_ON));

        assertThat(found(spare)).isEqualTo(spare);
        assertThat(gates()).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource
    void verification_that_has_ended_is_told_before_the_lock(CheckKind kind) {
        Guesser guesser = guesser();
        Verification ended = guesser.start(NOW);
        store().cancel(ended, NOW);
        guesser.guess(FailureLock.CAP, NOW);

        assertThat(kind.check(store(), ended, NOW)).isEqualTo(new CheckCommit.Refused(found(ended)));
        assertThat(kind.check(store(), verification(1), NOW)).isEqualTo(new CheckCommit.Missing());
    }

    @Test
    void lock_is_told_before_a_count_that_has_moved() {
        Guesser guesser = guesser();
        Verification spare = guesser.start(NOW);
        store().countWrong(spare, NOW, false);
        guesser.guess(FailureLock.CAP - 1, NOW);

        assertThat(store().countWrong(spare, NOW, false)).isEqualTo(new CheckCommit.Locked(HOUR_ON));
        assertThat(found(spare).checks()).isEqualTo(1);
    }

    @Test
    void wrong_code_at_the_edge_decided_from_an_old_read_is_counted_and_locks() {
        Guesser guesser = guesser();
        Verification spare = guesser.start(NOW);
        store().countWrong(spare, NOW, false);
        guesser.guess(FailureLock.CAP - 2, NOW);

        assertThat(store().countWrong(spare, NOW, false)).isEqualTo(new CheckCommit.Committed(2, HOUR_ON));
        assertThat(gates().lock().failures()).isEqualTo(FailureLock.CAP);
    }

    @Test
    void lock_opens_at_its_time_and_not_before() {
        Guesser guesser = guesser();
        guesser.guess(FailureLock.CAP, NOW);
        Verification late = started(verification(1, PHONE, PHONE_CHANGE, HOUR_ON.minusSeconds(1)));
        Verification asSignIn = asSignIn(late);

        assertThat(store().countWrong(asSignIn, HOUR_ON.minusMillis(1), false))
                .isEqualTo(new CheckCommit.Locked(HOUR_ON));
        assertThat(store().countWrong(asSignIn, HOUR_ON, false)).isEqualTo(new CheckCommit.Committed(1, null));
        assertThat(gates().lock().failures()).isEqualTo(51);
    }

    @Test
    void right_code_after_a_lock_resets_everything() {
        Guesser guesser = guesser();
        guesser.guess(FailureLock.CAP, NOW);
        Verification last = guesser.start(HOUR_ON);

        assertThat(store().approve(last, "token id", HOUR_ON)).isEqualTo(new CheckCommit.Committed(0, null));

        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
        assertThat(guesser.guess(FailureLock.CAP, HOUR_ON)).isEqualTo(committed(HOUR_ON.plus(Duration.ofHours(1))));
    }

    @Test
    void right_code_at_the_edge_approves() {
        Guesser guesser = guesser();
        Verification spare = guesser.start(NOW);
        guesser.guess(FailureLock.CAP - 1, NOW);

        assertThat(store().approve(spare, "token id", NOW)).isEqualTo(new CheckCommit.Committed(0, null));
        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
    }

    @Test
    void strict_lock_never_opens_by_itself() {
        Guesser guesser = new Guesser(store(), true);
        Verification spare = guesser.start(NOW);

        guesser.guess(FailureLock.CAP, NOW);

        Instant until = requireNonNull(gates().lock().lockedUntil());
        assertThat(until).isAfter(NOW.plus(Duration.ofDays(365_000)));
        assertThat(store().countWrong(spare, spare.expiresAt().minusMillis(1), true))
                .isEqualTo(new CheckCommit.Locked(until));
    }

    @Test
    void other_numbers_and_purposes_have_locks_of_their_own() {
        guesser().guess(FailureLock.CAP, NOW);

        assertThat(store().gates(PHONE, PHONE_CHANGE).lock()).isEqualTo(FailureLock.NONE);
        assertThat(store().gates(OTHER_PHONE, SIGN_IN).lock()).isEqualTo(FailureLock.NONE);
        Verification other = started(verification(1, PHONE, PHONE_CHANGE, NOW));
        assertThat(store().countWrong(other, NOW, false)).isEqualTo(new CheckCommit.Committed(1, null));
    }

    @Test
    void carried_wrong_codes_add_up_and_leave_none_behind() {
        guesser().guess(20, NOW);
        guesses(OTHER_PHONE, 17);

        assertThat(store().carryLock(carry(), NOW)).isTrue();

        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
        assertThat(there()).isEqualTo(new FailureLock(37, 49, 0, null));
        guesses(OTHER_PHONE, 12);
        assertThat(store().countWrong(started(verification(900, OTHER_PHONE, SIGN_IN, NOW)), NOW, false))
                .isEqualTo(new CheckCommit.Committed(1, HOUR_ON));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void carried_lock_stays_closed_as_long(boolean strict) {
        new Guesser(store(), strict).guess(FailureLock.CAP, NOW);
        FailureLock before = gates().lock();

        assertThat(store().carryLock(carry(), NOW)).isTrue();

        assertThat(there()).isEqualTo(before);
        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
    }

    @Test
    void wrong_codes_that_came_meanwhile_refuse_to_be_carried_by_an_old_read() {
        guesser().guess(3, NOW);
        LockCarry early = carry();
        Verification spare = started(verification(900, PHONE, SIGN_IN, NOW));
        store().countWrong(spare, NOW, false);
        assertThat(store().carryLock(early, NOW)).isFalse();

        LockCarry beforeTheOther = carry();
        guesses(OTHER_PHONE, 1);
        assertThat(store().carryLock(beforeTheOther, NOW)).isFalse();

        assertThat(gates().lock().failures()).isEqualTo(4);
        assertThat(there().failures()).isEqualTo(1);
        assertThat(store().carryLock(carry(), NOW)).isTrue();
        assertThat(there().failures()).isEqualTo(5);
    }

    @Test
    void wrong_codes_are_carried_once() {
        guesser().guess(3, NOW);
        LockCarry once = carry();

        assertThat(store().carryLock(once, NOW)).isTrue();
        assertThat(store().carryLock(once, NOW)).isFalse();

        assertThat(there().failures()).isEqualTo(3);
    }

    private FailureLock there() {
        return store().gates(OTHER_PHONE, SIGN_IN).lock();
    }

    private LockCarry carry() {
        return new LockCarry(PHONE, OTHER_PHONE, SIGN_IN, gates().lock(), there());
    }

    private void guesses(PhoneKey phone, int times) {
        for (int n = 0; n < times; n++) {
            int number = 500 + there().failures();
            store().countWrong(started(verification(number, phone, SIGN_IN, NOW)), NOW, false);
        }
    }

    /// A start is refused while its purpose is locked, so this one was started for another purpose.
    private static Verification asSignIn(Verification started) {
        return verification(1, PHONE, SIGN_IN, started.startedAt());
    }

    @Test
    void after_a_right_code_there_is_nothing_to_unlock() {
        new Guesser(store(), false).guess(1, NOW);
        Verification started = started(verification(99, PHONE, SIGN_IN, LATER));
        store().approve(started, "token id", LATER);

        assertThat(store().unlock(PHONE, SIGN_IN)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void unlocked_purpose_counts_from_nothing_and_no_other_is_opened(boolean strict) {
        new Guesser(store(), strict).guess(FailureLock.CAP, NOW);
        started(verification(900, PHONE, PHONE_CHANGE, NOW));
        store().countWrong(verification(900, PHONE, PHONE_CHANGE, NOW), NOW, strict);

        assertThat(store().unlock(PHONE, SIGN_IN)).isTrue();
        assertThat(gates().lock()).isEqualTo(FailureLock.NONE);
        assertThat(store().gates(PHONE, PHONE_CHANGE).lock().failures()).isEqualTo(1);
        assertThat(store().unlock(PHONE, SIGN_IN)).isFalse();
        assertThat(store().unlock(OTHER_PHONE, SIGN_IN)).isFalse();
    }
}
