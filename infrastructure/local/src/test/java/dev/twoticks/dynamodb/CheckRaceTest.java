package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.LATER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.CheckCommit;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

final class CheckRaceTest {

    private static final int REVEALED_BY_MUTANTS = 50;

    /// Races of 1,000 beside the long one, where there is time for them.
    private static final int MORE_RACES = Boolean.getBoolean("test.exhaustive") ? 19 : 0;

    private RacingStore racing = RacingStore.on(TestDatabase.client());

    @Test
    void parallel_wrong_codes_reveal_exactly_as_many_answers_as_there_are_checks() {
        wrongCodes(Race.RUNS);
        for (int race = 0; race < MORE_RACES; race++) {
            racing = RacingStore.on(TestDatabase.client());
            wrongCodes(1_000);
        }
    }

    private void wrongCodes(int guesses) {
        List<CheckCommit> answers = Race.run(guesses, _ -> racing.store().countWrong(racing.started(), LATER, false));

        assertThat(answers).hasSize(guesses);
        revealsExactlyFive(answers);
        assertThat(racing.lock().failures()).isEqualTo(Verification.MAX_CHECKS);
    }

    @Test
    void counts_that_are_read_then_written_fail_that_test() {
        MutatedChecks mutated = MutatedChecks.on(racing);

        failsTheTest(guesses(mutated::readThenWrite));
    }

    @Test
    void counts_that_are_written_from_a_stale_read_fail_that_test() {
        MutatedChecks mutated = MutatedChecks.on(racing);

        failsTheTest(guesses(mutated::evaluateThenWriteStaleCount));
    }

    @Test
    void parallel_right_codes_give_one_token() {
        List<CheckCommit> answers =
                Race.run(Race.RUNS, it -> racing.store().approve(racing.started(), "token id " + it, LATER));

        assertThat(answers.stream().filter(CheckCommit.Committed.class::isInstance))
                .hasSize(1);
        Verification approved = racing.stored();
        assertThat(answers.stream().filter(CheckCommit.Refused.class::isInstance))
                .hasSize(Race.RUNS - 1)
                .allSatisfy(it -> assertThat(it).isEqualTo(new CheckCommit.Refused(approved)));
    }

    @Test
    void right_code_wins_only_if_it_comes_before_the_last_wrong_one() {
        List<CheckCommit> answers = Race.run(
                Race.RUNS,
                it -> it % 16 == 15
                        ? racing.store().approve(racing.started(), "token id", LATER)
                        : racing.store().countWrong(racing.started(), LATER, false));

        Verification after = racing.stored();
        boolean approved = after.stored() == StoredStatus.APPROVED;
        assertThat(revealed(answers)).isEqualTo(after.checks() + (approved ? 1 : 0));
        assertThat(approved).isEqualTo(after.checks() < Verification.MAX_CHECKS);
    }

    private List<CheckCommit> guesses(Function<Verification, CheckCommit> guess) {
        return Race.run(Race.RUNS, _ -> guess.apply(racing.started()));
    }

    private void revealsExactlyFive(List<CheckCommit> answers) {
        assertThat(answers.stream().filter(CheckCommit.Committed.class::isInstance))
                .containsExactlyInAnyOrder(
                        new CheckCommit.Committed(1, null),
                        new CheckCommit.Committed(2, null),
                        new CheckCommit.Committed(3, null),
                        new CheckCommit.Committed(4, null),
                        new CheckCommit.Committed(5, null));
        assertThat(racing.stored().checks()).isEqualTo(Verification.MAX_CHECKS);
    }

    private void failsTheTest(List<CheckCommit> answers) {
        assertThat(revealed(answers)).isGreaterThanOrEqualTo(REVEALED_BY_MUTANTS);
        assertThatThrownBy(() -> revealsExactlyFive(answers)).isInstanceOf(AssertionError.class);
    }

    private static long revealed(List<CheckCommit> answers) {
        return answers.stream().filter(CheckCommit.Committed.class::isInstance).count();
    }
}
