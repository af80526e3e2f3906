package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.GATE;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.PHONE_CHANGE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

abstract class StartContract extends StoreSituation {

    @Test
    void verification_of_a_test_number_reads_back_as_one() {
        VerificationRequest asked = Examples.request(PHONE, SIGN_IN, null, null);
        VerificationRequest test = new VerificationRequest(
                asked.clientId(),
                asked.purpose(),
                asked.phoneKey(),
                asked.sealedPhone(),
                asked.maskedPhone(),
                asked.country(),
                asked.language(),
                asked.nonce(),
                asked.challenge(),
                true);
        Verification verification = Examples.verification(1, test, NOW, false);

        store().start(startNow(verification, null));

        assertThat(found(verification)).isEqualTo(verification);
    }

    @Test
    void unknown_ref_finds_nothing() {
        assertThat(store().find(ref(1))).isEmpty();
    }

    @Test
    void nothing_stored_leaves_every_gate_open() {
        assertThat(gates()).isEqualTo(new Gates(PhoneActivity.NONE, FailureLock.NONE, null));
    }

    @Test
    void started_verification_is_found_as_it_was_written() {
        Verification started = started(1);

        assertThat(found(started)).isEqualTo(started);
    }

    @Test
    void verification_without_nonce_and_binding_that_probes_is_found_as_it_was_written() {
        Verification started = started(verification(1, Examples.request(PHONE, SIGN_IN, null, null), NOW, true));

        assertThat(found(started)).isEqualTo(started);
    }

    @Test
    void start_is_booked_on_its_number_alone() {
        Verification started = started(1);

        assertThat(gates().activity()).isEqualTo(PhoneActivity.NONE.withStart(started.ref(), NOW, started.expiresAt()));
        assertThat(store().gates(OTHER_PHONE, SIGN_IN).activity()).isEqualTo(PhoneActivity.NONE);
    }

    @Test
    void starts_follow_one_another() {
        started(1);
        Verification second = started(verification(2, PHONE, PHONE_CHANGE, LATER));

        PhoneActivity activity = gates().activity();
        assertThat(activity.version()).isEqualTo(NOW.toEpochMilli() + 1);
        assertThat(activity.starts()).last().isEqualTo(new PastStart(second.ref(), LATER, second.expiresAt()));
        assertThat(activity.rounds()).containsExactly(NOW, LATER);
    }

    @Test
    void start_decided_before_another_one_learns_of_it_and_writes_nothing() {
        StartWrite late = startNow(verification(2), GATE);
        store().closeProvider(Examples.PROVIDER, GATE);
        started(1);

        assertThat(store().start(late)).isEqualTo(new StartCommit.PhoneChanged(gates().activity()));
        assertThat(store().find(ref(2))).isEmpty();
        assertThat(gates().activity().version()).isEqualTo(NOW.toEpochMilli());
        assertThat(gates().provider()).isEqualTo(GATE);
    }

    @Test
    void later_start_decided_before_another_one_learns_of_it() {
        started(1);
        StartWrite late = startNow(verification(3), null);
        started(2);

        assertThat(store().start(late)).isEqualTo(new StartCommit.PhoneChanged(gates().activity()));
        assertThat(store().find(ref(3))).isEmpty();
    }

    @Test
    void start_decided_from_an_activity_that_is_gone_learns_that_there_is_none() {
        PhoneActivity gone = new PhoneActivity(7, List.of(), List.of(), Set.of(), Set.of(), null, null);

        assertThat(store().start(start(verification(1), gone, null)))
                .isEqualTo(new StartCommit.PhoneChanged(PhoneActivity.NONE));
    }

    @Test
    void ref_is_taken_once() {
        Verification first = started(1);
        StartWrite again = startNow(verification(1, OTHER_PHONE, SIGN_IN, NOW), null);

        assertThatThrownBy(() -> store().start(again)).isInstanceOf(StoreUnavailableException.class);
        assertThat(found(first)).isEqualTo(first);
        assertThat(store().gates(OTHER_PHONE, SIGN_IN).activity()).isEqualTo(PhoneActivity.NONE);
    }

    @Test
    void locked_purpose_refuses_a_start_and_nothing_is_written() {
        Instant until = lock();
        PhoneActivity before = gates().activity();

        assertThat(store().start(startNow(verification(1, PHONE, SIGN_IN, until.minusMillis(1)), null)))
                .isEqualTo(new StartCommit.Locked(until));
        assertThat(store().find(ref(1))).isEmpty();
        assertThat(gates().activity()).isEqualTo(before);
    }

    @Test
    void lock_is_told_before_a_changed_activity_and_a_closed_provider() {
        StartWrite late = startNow(verification(1), GATE);
        Instant until = lock();

        assertThat(store().start(late)).isEqualTo(new StartCommit.Locked(until));
    }

    @Test
    void lock_whose_time_has_passed_refuses_nothing() {
        Instant until = lock();

        started(verification(1, PHONE, SIGN_IN, until));
    }

    @Test
    void lock_of_one_purpose_leaves_the_others_open() {
        lock();

        started(verification(1, PHONE, PHONE_CHANGE, NOW));
        started(verification(2, OTHER_PHONE, SIGN_IN, NOW));
    }

    private Instant lock() {
        CheckCommit last = new Guesser(store(), false).guess(FailureLock.CAP, NOW);
        Instant until = ((CheckCommit.Committed) last).lockedUntil();
        return requireNonNull(until);
    }
}
