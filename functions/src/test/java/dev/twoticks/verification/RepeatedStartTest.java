package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.idempotency.Repeatable;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The same start under the same idempotency key.
final class RepeatedStartTest {

    private static final Repeatable KEY = repeatable("first", "{\"phone_number\":\"+2348031234567\"}");

    private final World world = new World();

    @Test
    void repeated_start_is_answered_as_before_and_starts_no_second_verification() {
        Answer first = answer();
        List<String> written = List.copyOf(world.commits);
        world.passes(1);

        assertThat(answer()).isEqualTo(first);

        assertThat(world.commits.subList(0, written.size())).isEqualTo(written);
        assertThat(world.commits.subList(written.size(), world.commits.size()))
                .singleElement()
                .satisfies(it -> assertThat(it).startsWith("noteStarted"));
        assertThat(world.activity().starts()).hasSize(1);
        assertThat(world.events.names()).containsExactly("verification.started", "start.repeated");
    }

    @Test
    void answer_stays_the_same_whatever_becomes_of_the_verification() {
        StartResult.Started first = (StartResult.Started) start(KEY);
        world.send(first.id().ref(), Examples.FIRST);
        world.receipt(first.id().ref(), Examples.FIRST, DeliveryStatus.DELIVERED);
        world.check(first.id(), World.wrong(first.id()));
        world.passes(30);
        assertThat(world.resend(first.id())).isInstanceOf(ResendResult.Accepted.class);
        assertThat(answer()).isEqualTo(Answer.of(first));

        world.cancel(first.id());
        assertThat(answer()).isEqualTo(Answer.of(first));

        world.passes(Verification.LIFE.toSeconds());
        assertThat(answer()).isEqualTo(Answer.of(first));
    }

    @Test
    void key_wins_over_cooldowns_locks_and_a_closed_provider() {
        Answer first = answer();
        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isInstanceOf(StartResult.PhoneLimited.class);
        world.lock(Examples.SIGN_IN);
        world.memory.closeProvider(
                Examples.PROVIDER, new ProviderGate("auth_token", world.now().plusSeconds(600)));

        assertThat(answer()).isEqualTo(first);
    }

    @Test
    void other_request_under_the_key_is_refused_and_writes_nothing() {
        start(KEY);
        List<String> written = List.copyOf(world.commits);

        assertThat(world.start(
                        StartRequests.of(World.OTHER_NIGERIAN), repeatable("first", "{\"phone_number\":\"another\"}")))
                .isEqualTo(new StartResult.KeyReused());
        assertThat(world.commits).isEqualTo(written);
    }

    @Test
    void same_key_of_another_application_is_another_key() {
        StartResult.Started first = (StartResult.Started) start(KEY);
        StartRequest server = StartRequests.GOOD
                .withNumber(World.OTHER_NIGERIAN)
                .withCaller(FixedPolicy.SERVER, FixedPolicy.SERVER_SECRET, null)
                .request();

        StartResult.Started other = (StartResult.Started) world.start(server, KEY);

        assertThat(other.id().reveal()).isNotEqualTo(first.id().reveal());
    }

    @Test
    void caller_that_may_not_start_gets_no_answer_of_somebody_else() {
        start(KEY);

        assertThat(world.start(
                        StartRequests.GOOD
                                .withCaller(FixedPolicy.WEB, null, "https://evil.example")
                                .request(),
                        KEY))
                .isEqualTo(new StartResult.OriginNotAllowed());
    }

    @Test
    void key_is_free_again_after_a_day() {
        StartResult.Started first = (StartResult.Started) start(KEY);
        world.passes(KeptRequest.KEPT.toSeconds());

        StartResult.Started next = (StartResult.Started) start(KEY);

        assertThat(next.id().reveal()).isNotEqualTo(first.id().reveal());
    }

    @Test
    void round_whose_function_died_before_the_workflow_is_started_under_the_same_name_and_input() {
        world.workflow.meanwhile(() -> {
            throw new IllegalStateException("the function dies");
        });
        assertThatThrownBy(() -> start(KEY)).isInstanceOf(IllegalStateException.class);
        world.workflow.meanwhile(() -> {});
        world.passes(5);

        assertThat(start(KEY)).isInstanceOf(StartResult.Started.class);

        assertThat(world.workflow.started()).hasSize(2);
        assertThat(world.workflow.started().getFirst())
                .isEqualTo(world.workflow.started().getLast());
    }

    @Test
    void round_that_was_claimed_is_not_started_again() {
        StartResult.Started first = (StartResult.Started) start(KEY);
        world.send(first.id().ref(), Examples.FIRST);

        start(KEY);

        assertThat(world.workflow.started()).hasSize(1);
    }

    @Test
    void repetition_that_cannot_reach_the_workflow_leaves_the_verification_as_it_is() {
        StartResult.Started first = (StartResult.Started) start(KEY);
        world.workflow.available(false);

        assertThat(start(KEY)).isEqualTo(new StartResult.WorkflowUnavailable());

        assertThat(world.read(first.id()).stored()).isEqualTo(StoredStatus.PENDING);
        world.workflow.available(true);
        assertThat(answer()).isEqualTo(Answer.of(first));
    }

    @Test
    void start_that_came_to_nothing_is_not_remembered() {
        world.workflow.available(false);
        assertThat(start(KEY)).isEqualTo(new StartResult.WorkflowUnavailable());
        world.workflow.available(true);
        world.passes(2);

        StartResult.Started next = (StartResult.Started) start(KEY);

        assertThat(world.read(next.id()).stored()).isEqualTo(StoredStatus.PENDING);
    }

    @Test
    void refused_start_is_not_remembered() {
        world.started();
        assertThat(start(KEY)).isInstanceOf(StartResult.PhoneLimited.class);
        world.passes(30);

        assertThat(start(KEY)).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void refused_start_is_not_answered_as_one_of_the_day_before_under_its_key() {
        start(KEY);
        world.passes(KeptRequest.KEPT.toSeconds());
        world.started();

        assertThat(start(KEY)).isInstanceOf(StartResult.PhoneLimited.class);
    }

    @Test
    void start_that_nothing_of_its_own_can_have_refused_does_not_ask_for_its_key_once_more() {
        WatchedStore watched = new WatchedStore(world.memory);
        world.store = watched.store();
        world.workflow.available(false);

        assertThat(start(KEY)).isEqualTo(new StartResult.WorkflowUnavailable());

        assertThat(watched.calls()).doesNotContain("kept");
    }

    @Test
    void loser_of_a_race_gets_the_winners_answer() {
        Answer[] winner = new Answer[1];
        world.store = InterruptedStore.before("start", world.memory, () -> {
            world.store = world.memory;
            winner[0] = answer();
        });

        assertThat(answer()).isEqualTo(winner[0]);
        assertThat(world.activity().starts()).hasSize(1);
    }

    /// What the client sees.
    private record Answer(String id, VerificationView view) {

        static Answer of(StartResult.Started started) {
            return new Answer(started.id().reveal(), started.view());
        }
    }

    private Answer answer() {
        return Answer.of((StartResult.Started) start(KEY));
    }

    private StartResult start(Repeatable repeatable) {
        return world.start(StartRequests.of(World.NIGERIAN), repeatable);
    }

    private static Repeatable repeatable(String key, String body) {
        return Repeatable.of(new IdempotencyKey(key), body);
    }
}
