package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.LATER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.Examples;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Single writes that are carried out and whose answers get lost: the SDK repeats them, and they meet themselves.
final class LostAnswerTest {

    private final RacingStore racing = RacingStore.on(TestDatabase.client());
    private final Ref ref = racing.started().ref();

    @Test
    void claim_whose_answer_got_lost_is_still_the_one_that_sends() {
        Faults faults = Faults.lostAnswers(it -> it == 0);

        ClaimCommit answer = claim(racing.through(TestDatabase.client(faults)), "token");

        assertThat(faults.answers()).isEqualTo(2);
        assertThat(answer).isEqualTo(new ClaimCommit.Claimed(racing.stored()));
        assertThat(claim(racing.store(), "later token")).isInstanceOf(ClaimCommit.Held.class);
    }

    @Test
    void claim_that_comes_second_sends_nothing_though_its_answer_got_lost() {
        claim(racing.store(), "token");
        Faults faults = Faults.lostAnswers(it -> it == 0);

        ClaimCommit answer = claim(racing.through(TestDatabase.client(faults)), "later token");

        assertThat(answer).isEqualTo(new ClaimCommit.Held(racing.stored()));
        assertThat(racing.stored().delivery(FIRST).orElseThrow().token()).isEqualTo(new TaskToken("later token"));
    }

    @Test
    void duplicated_claims_whose_answers_get_lost_send_one_message() {
        VerificationStore store = racing.through(TestDatabase.client(Faults.lostAnswers(it -> it % 2 == 0)));

        List<ClaimCommit> answers = Race.run(Race.THREADS, it -> claim(store, "token " + it));

        assertThat(answers.stream().filter(ClaimCommit.Claimed.class::isInstance))
                .hasSize(1);
    }

    @Test
    void round_taken_up_by_a_request_whose_answer_got_lost_is_started_by_that_one() {
        racing.store().releaseRound(ref, 1, LATER);
        Faults faults = Faults.lostAnswers(it -> it == 0);

        assertThat(racing.through(TestDatabase.client(faults)).takeUpRound(ref, 1, LATER))
                .isTrue();

        assertThat(faults.answers()).isEqualTo(2);
        assertThat(racing.store().takeUpRound(ref, 1, LATER)).isFalse();
    }

    @Test
    void of_requests_for_one_round_in_one_millisecond_one_starts_it_though_answers_get_lost() {
        racing.store().releaseRound(ref, 1, LATER);
        VerificationStore store = racing.through(TestDatabase.client(Faults.lostAnswers(it -> it % 2 == 0)));

        List<Boolean> answers = Race.run(Race.THREADS, _ -> store.takeUpRound(ref, 1, LATER));

        assertThat(answers).containsOnlyOnce(true);
    }

    @Test
    void removal_whose_answer_got_lost_still_tells_what_was_there() {
        claim(racing.store(), "token");
        Verification last = racing.stored();
        Faults faults = Faults.lostAnswers(it -> it == 0);

        assertThat(racing.through(TestDatabase.client(faults)).remove(ref)).contains(last);

        assertThat(faults.answers()).isEqualTo(2);
        assertThat(racing.store().remove(ref)).isEmpty();
    }

    private ClaimCommit claim(VerificationStore store, String token) {
        return store.claim(new Claim(
                ref, FIRST, Channel.WHATSAPP, Examples.PROVIDER, new TaskToken(token), Examples.CODE_KEY, LATER));
    }
}
