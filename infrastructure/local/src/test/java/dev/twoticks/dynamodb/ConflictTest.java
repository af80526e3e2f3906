package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.FailureLock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Writes that meet, and answers that get lost.
final class ConflictTest {

    private final RacingStore racing = RacingStore.on(TestDatabase.client());

    @Test
    void parallel_wrong_codes_that_meet_reveal_no_more_and_lose_nothing() {
        VerificationStore store = racing.through(TestDatabase.client(Faults.conflicts(it -> it % 3 != 0)));

        List<Optional<CheckCommit>> answers = Race.run(Race.RUNS, _ -> guess(store));

        assertThat(revealed(answers)).isEqualTo(Verification.MAX_CHECKS);
        assertThat(racing.stored().checks()).isEqualTo(Verification.MAX_CHECKS);
        assertThat(racing.lock().failures()).isEqualTo(Verification.MAX_CHECKS);
    }

    @Test
    void parallel_wrong_codes_whose_answers_get_lost_are_counted_once() {
        VerificationStore store = racing.through(TestDatabase.client(Faults.lostAnswers(it -> it % 2 == 0)));

        List<Optional<CheckCommit>> answers = Race.run(Race.THREADS * 2, _ -> guess(store));

        assertThat(revealed(answers)).isLessThanOrEqualTo(Verification.MAX_CHECKS);
        assertThat(racing.stored().checks()).isEqualTo(Verification.MAX_CHECKS);
        assertThat(racing.lock().failures()).isEqualTo(Verification.MAX_CHECKS);
    }

    @Test
    void check_whose_answer_got_lost_is_repeated_and_counted_once() {
        Faults faults = Faults.lostAnswers(it -> it == 0);
        VerificationStore store = racing.through(TestDatabase.client(faults));

        assertThat(store.countWrong(racing.started(), LATER, false)).isEqualTo(new CheckCommit.Committed(1, null));

        assertThat(faults.answers()).isEqualTo(2);
        assertThat(racing.stored().checks()).isEqualTo(1);
        assertThat(racing.lock().failures()).isEqualTo(1);
    }

    @Test
    void approval_whose_answer_got_lost_is_repeated_and_stays_committed() {
        Faults faults = Faults.lostAnswers(it -> it == 0);
        VerificationStore store = racing.through(TestDatabase.client(faults));

        assertThat(store.approve(racing.started(), "token id", LATER)).isEqualTo(new CheckCommit.Committed(0, null));

        assertThat(faults.answers()).isEqualTo(2);
        assertThat(racing.stored().tokenId()).isEqualTo("token id");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void check_that_meets_others_is_run_again_with_the_same_request(int conflicts) {
        Faults faults = Faults.conflicts(it -> it < conflicts);
        VerificationStore store = racing.through(TestDatabase.client(faults));

        assertThat(store.countWrong(racing.started(), LATER, false)).isEqualTo(new CheckCommit.Committed(1, null));

        assertThat(faults.requests()).hasSize(conflicts + 1);
        assertThat(faults.requests().stream().distinct()).hasSize(1);
    }

    @Test
    void check_that_meets_others_each_time_is_given_up_and_counts_nothing() {
        Faults faults = Faults.conflicts(_ -> true);
        VerificationStore store = racing.through(TestDatabase.client(faults));

        assertThatThrownBy(() -> store.countWrong(racing.started(), LATER, false))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("countWrong: TransactionConflict");
        assertThat(faults.requests()).hasSize(3);
        assertThat(racing.stored()).isEqualTo(racing.started());
    }

    @Test
    void start_that_meets_others_is_run_once_more() {
        Faults once = Faults.conflicts(it -> it == 1);
        assertThat(start(racing.through(TestDatabase.client(once)), 2)).isEqualTo(new StartCommit.Committed());

        Faults twice = Faults.conflicts(it -> it > 0);
        assertThatThrownBy(() -> start(racing.through(TestDatabase.client(twice)), 3))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(twice.requests()).hasSize(3);
        assertThat(racing.store().find(Examples.ref(3))).isEmpty();
    }

    @Test
    void claim_that_meets_a_transaction_is_made_again_and_given_up_in_the_end() {
        Faults twice = Faults.conflicts(it -> it < 2);
        assertThat(claim(racing.through(TestDatabase.client(twice)))).isInstanceOf(ClaimCommit.Claimed.class);

        Faults always = Faults.conflicts(_ -> true);
        assertThatThrownBy(() -> claim(racing.through(TestDatabase.client(always))))
                .isInstanceOf(StoreUnavailableException.class)
                .hasNoCause();
        assertThat(always.requests()).hasSize(3);
    }

    @Test
    void lock_that_meets_a_check_is_opened_all_the_same() {
        racing.store().countWrong(racing.started(), LATER, false);

        assertThat(racing.through(TestDatabase.client(Faults.conflicts(it -> it < 2)))
                        .unlock(PHONE, SIGN_IN))
                .isTrue();

        assertThat(racing.lock()).isEqualTo(FailureLock.NONE);
    }

    @Test
    void provider_that_a_start_probes_meanwhile_is_opened_all_the_same() {
        racing.store().closeProvider(Examples.PROVIDER, Examples.GATE);

        racing.through(TestDatabase.client(Faults.conflicts(it -> it < 2))).openProvider(Examples.PROVIDER);

        assertThat(racing.store().gates(PHONE, SIGN_IN).provider()).isNull();
    }

    @Test
    void writes_that_meet_others_pause_between_two_tries_and_not_after_the_last() {
        AtomicInteger pauses = new AtomicInteger();
        VerificationStore store =
                racing.through(TestDatabase.client(Faults.conflicts(_ -> true)), pauses::incrementAndGet);

        assertThatThrownBy(() -> claim(store)).isInstanceOf(StoreUnavailableException.class);
        assertThat(pauses).hasValue(2);

        assertThatThrownBy(() -> store.countWrong(racing.started(), LATER, false))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(pauses).hasValue(4);
    }

    private Optional<CheckCommit> guess(VerificationStore store) {
        try {
            return Optional.of(store.countWrong(racing.started(), LATER, false));
        } catch (StoreUnavailableException _) {
            // nothing was revealed to this one
            return Optional.empty();
        }
    }

    private static long revealed(List<Optional<CheckCommit>> answers) {
        return answers.stream()
                .flatMap(Optional::stream)
                .filter(CheckCommit.Committed.class::isInstance)
                .count();
    }

    /// A read of the gates, then the transaction.
    private static StartCommit start(VerificationStore store, int number) {
        Verification verification = Examples.verification(number);
        return store.start(
                new StartWrite(verification, store.gates(PHONE, SIGN_IN).activity(), null, verification.startedAt()));
    }

    private ClaimCommit claim(VerificationStore store) {
        TaskToken token = new TaskToken("token");
        return store.claim(new Claim(
                racing.started().ref(), FIRST, Channel.WHATSAPP, Examples.PROVIDER, token, Examples.CODE_KEY, LATER));
    }
}
