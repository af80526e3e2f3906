package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.GateQuestion;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests of one idempotency key that meet, and their answers that get lost.
final class KeyConflictTest {

    private static final KeptName KEY = KeptName.ofStart("shop", new IdempotencyKey("key"));

    private final RacingStore racing = RacingStore.on(TestDatabase.client());

    @Test
    void start_whose_key_keeps_meeting_another_is_in_flight_and_writes_nothing() {
        Faults always = Faults.lastConflicts(_ -> true);

        assertThat(start(racing.through(TestDatabase.client(always)), 2)).isEqualTo(new StartCommit.KeyInFlight());

        assertThat(always.requests()).hasSize(3);
        assertThat(racing.store().find(Examples.ref(2))).isEmpty();
        assertThat(racing.store().kept(KEY)).isEmpty();
    }

    @Test
    void start_whose_key_meets_another_once_is_run_once_more() {
        assertThat(start(racing.through(TestDatabase.client(Faults.lastConflicts(it -> it == 0))), 2))
                .isEqualTo(new StartCommit.Committed());
        assertThat(racing.store().kept(KEY)).isPresent();
    }

    @Test
    void start_that_meets_others_anywhere_may_have_met_itself() {
        // the read of the gates is the first call
        VerificationStore store = racing.through(TestDatabase.client(Faults.conflicts(it -> it > 0)));

        assertThat(start(store, 2)).isEqualTo(new StartCommit.KeyInFlight());
    }

    @Test
    void throttled_start_is_unavailable_as_without_a_key() {
        VerificationStore store = racing.through(TestDatabase.client(Faults.throttling()));

        assertThatThrownBy(() -> start(store, 2)).isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void check_whose_key_keeps_meeting_another_is_in_flight_and_counts_nothing() {
        VerificationStore store = racing.through(TestDatabase.client(Faults.lastConflicts(_ -> true)));

        assertThat(store.countWrong(racing.started(), LATER, false, kept(1, LATER)))
                .isEqualTo(new CheckCommit.KeyInFlight());
        assertThat(store.approve(racing.started(), "token id", LATER, kept(1, LATER)))
                .isEqualTo(new CheckCommit.KeyInFlight());

        assertThat(racing.stored()).isEqualTo(racing.started());
        assertThat(racing.lock().failures()).isZero();
        assertThat(racing.store().kept(KEY)).isEmpty();
    }

    @Test
    void check_under_a_key_whose_answer_got_lost_is_counted_once() {
        VerificationStore store = racing.through(TestDatabase.client(Faults.lostAnswers(it -> it == 0)));

        assertThat(store.countWrong(racing.started(), LATER, false, kept(1, LATER)))
                .isEqualTo(new CheckCommit.Committed(1, null));
        assertThat(racing.stored().checks()).isEqualTo(1);
    }

    @Test
    void parallel_wrong_codes_under_one_key_are_counted_once_and_answered_alike() {
        KeptRequest kept = kept(1, LATER);

        List<CheckCommit> answers =
                Race.run(Race.RUNS, _ -> racing.store().countWrong(racing.started(), LATER, false, kept));

        assertThat(racing.stored().checks()).isEqualTo(1);
        assertThat(racing.lock().failures()).isEqualTo(1);
        assertThat(answers)
                .hasSize(Race.RUNS)
                .allSatisfy(it -> assertThat(it)
                        .isIn(
                                new CheckCommit.Committed(1, null),
                                new CheckCommit.KeyTaken(KeptAnswer.ofWrong(kept, 1))));
    }

    @Test
    void parallel_right_codes_under_one_key_give_one_token_to_all() {
        List<CheckCommit> answers = Race.run(
                Race.RUNS, it -> racing.store().approve(racing.started(), "token " + it, LATER, kept(1, LATER)));

        assertThat(racing.stored().stored()).isEqualTo(StoredStatus.APPROVED);
        String token = String.valueOf(racing.stored().tokenId());
        assertThat(answers.stream().filter(CheckCommit.Committed.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(it -> !(it instanceof CheckCommit.Committed)))
                .hasSize(Race.RUNS - 1)
                .allSatisfy(it ->
                        assertThat(it).isEqualTo(new CheckCommit.KeyTaken(KeptAnswer.ofRight(kept(1, LATER), token))));
    }

    /// It reads the verification, deletes what is kept about it, then itself, then what was kept in between.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void removal_that_meets_a_repetition_anywhere_leaves_nothing_kept(int call) {
        racing.store().countWrong(racing.started(), LATER, false, kept(1, LATER));
        Faults faults = Faults.conflicts(it -> it == call);

        assertThat(racing.through(TestDatabase.client(faults))
                        .remove(racing.started().ref()))
                .isPresent();

        assertThat(faults.requests()).hasSize(5);
        assertThat(racing.store().find(racing.started().ref())).isEmpty();
        assertThat(racing.store().kept(KEY)).isEmpty();
    }

    @Test
    void removal_that_meets_repetitions_each_time_is_given_up_while_the_verification_leads_to_what_is_kept() {
        racing.store().countWrong(racing.started(), LATER, false, kept(1, LATER));
        VerificationStore store = racing.through(TestDatabase.client(Faults.conflicts(_ -> true)));

        assertThatThrownBy(() -> store.remove(racing.started().ref())).isInstanceOf(StoreUnavailableException.class);

        assertThat(racing.stored().keptNames()).containsExactly(KEY);
        assertThat(racing.store().kept(KEY)).isPresent();
    }

    /// A read of the gates, then the transaction.
    private static StartCommit start(VerificationStore store, int number) {
        Verification verification = Examples.verification(number);
        PhoneActivity read = store.gates(new GateQuestion(PHONE, SIGN_IN, null, List.of(), KEY))
                .activity();
        return store.start(new StartWrite(
                verification, read, null, verification.startedAt(), kept(number, verification.startedAt())));
    }

    private static KeptRequest kept(int number, Instant at) {
        return new KeptRequest(KEY, Examples.ref(number), new Sealed("phone-2026-11", new byte[] {1, 2}), at);
    }
}
