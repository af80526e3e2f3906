package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class StartTroubleTest {

    private final World world = new World();

    private static final Instant END = Examples.NOW.plus(Verification.LIFE);

    @Nested
    final class when_the_number_is_asked_for_in_the_meantime {

        private final AtomicInteger others = new AtomicInteger(1);

        private void otherStart() {
            Verification other = Examples.verification(
                    others.getAndIncrement(), world.phone(World.NIGERIAN), Examples.PHONE_CHANGE, world.now());
            world.memory.start(StoreSituation.start(other, world.activity(), null));
        }

        private void otherStartThatIsReleased() {
            int number = others.get();
            otherStart();
            world.memory.cancelUnstarted(Examples.ref(number), world.phone(World.NIGERIAN), world.now());
        }

        @Test
        void the_second_decision_finds_the_cooldown() {
            world.store = InterruptedStore.before("start", world.memory, this::otherStart);

            assertThat(world.start(StartRequests.GOOD.request()))
                    .isEqualTo(new StartResult.PhoneLimited(Examples.NOW.plusSeconds(30)));
            assertThat(world.commits).containsExactly("start " + Examples.ref(1));
            assertThat(world.workflow.started()).isEmpty();
        }

        @Test
        void the_second_decision_starts_if_nothing_stands_against_it() {
            world.store = InterruptedStore.before("start", world.memory, () -> {
                if (others.get() == 1) {
                    otherStartThatIsReleased();
                }
            });

            VerificationId id = world.started();

            assertThat(world.activity().starts()).extracting(PastStart::ref).containsExactly(Examples.ref(1), id.ref());
        }

        @Test
        void the_second_decision_keeps_the_breaker_that_the_first_has_probed() {
            Breaker elapsed =
                    new Breaker(new BreakerKey(BreakerKey.Kind.PROVIDER, ""), world.now(), Duration.ofMinutes(1));
            world.memory.openBreaker(elapsed, world.now().minusSeconds(60));
            world.store = InterruptedStore.before("start", world.memory, () -> {
                if (others.get() == 1) {
                    otherStartThatIsReleased();
                }
            });

            assertThat(world.read(world.started()).round().plan().probes()).isTrue();
        }

        @Test
        void a_third_decision_is_not_made() {
            world.store = InterruptedStore.before("start", world.memory, this::otherStartThatIsReleased);

            assertThatThrownBy(() -> world.start(StartRequests.GOOD.request()))
                    .isInstanceOf(StoreUnavailableException.class);
            assertThat(others).hasValue(3);
            assertThat(world.workflow.started()).isEmpty();
        }

        @Test
        void a_lock_that_falls_refuses() {
            Instant hour = Examples.NOW.plusSeconds(3600);
            world.store = InterruptedStore.before(
                    "start",
                    world.memory,
                    () -> assertThat(world.lock(Examples.SIGN_IN)).isEqualTo(hour));

            assertThat(world.start(StartRequests.GOOD.request())).isEqualTo(new StartResult.PhoneLimited(hour));
            assertThat(world.workflow.started()).isEmpty();
        }
    }

    @Nested
    final class when_the_provider_refused_our_credentials {

        private final ProviderGate gate = new ProviderGate("auth_token", Examples.NOW.plusSeconds(60));

        private StartResult startAt(Instant now, String number) {
            world.clock.moveTo(now);
            return world.start(StartRequests.of(number));
        }

        @Test
        void nothing_starts_until_the_pause_is_over() {
            world.memory.closeProvider(Examples.PROVIDER, gate);

            assertThat(startAt(gate.retryAt().minusMillis(1), World.NIGERIAN))
                    .isEqualTo(new StartResult.ProviderNotConfigured(gate.retryAt()));
            assertThat(world.commits).containsExactly("closeProvider " + Examples.PROVIDER);
        }

        @Test
        void one_start_goes_through_to_find_out_and_the_others_wait() {
            world.memory.closeProvider(Examples.PROVIDER, gate);

            StartResult first = startAt(gate.retryAt(), World.NIGERIAN);

            assertThat(first).isInstanceOf(StartResult.Started.class);
            assertThat(world.read(((StartResult.Started) first).id()).probesProvider())
                    .isTrue();
            assertThat(startAt(gate.retryAt(), World.OTHER_NIGERIAN))
                    .isEqualTo(
                            new StartResult.ProviderNotConfigured(gate.retryAt().plus(ProviderGate.PAUSE)));
        }

        @Test
        void of_two_that_find_it_due_the_second_waits() {
            world.memory.closeProvider(Examples.PROVIDER, gate);
            ProviderGate moved = new ProviderGate("auth_token", gate.retryAt().plus(ProviderGate.PAUSE));
            world.store = InterruptedStore.before(
                    "start", world.memory, () -> world.memory.closeProvider(Examples.PROVIDER, moved));

            assertThat(startAt(gate.retryAt(), World.NIGERIAN))
                    .isEqualTo(
                            new StartResult.ProviderNotConfigured(gate.retryAt().plus(ProviderGate.PAUSE)));
            assertThat(world.activity().starts()).isEmpty();
            assertThat(world.workflow.started()).isEmpty();
        }
    }

    @Nested
    final class when_the_workflow_cannot_be_started {

        @Test
        void it_is_canceled_and_somebody_told() {
            world.workflow.available(false);

            assertThat(world.start(StartRequests.GOOD.request())).isEqualTo(new StartResult.WorkflowUnavailable());

            PastStart start = world.activity().starts().getFirst();
            assertThat(world.read(start.ref()).statusAt(world.now())).isEqualTo(Status.CANCELED);
            assertThat(world.events.named(Event.ALERT))
                    .singleElement()
                    .satisfies(it -> assertThat(it.fields())
                            .containsEntry("reason", "workflow_not_started")
                            .containsEntry("error", RecordingWorkflow.ERROR));
        }

        @Test
        void a_new_start_is_accepted_at_once_however_often_it_happens() {
            world.workflow.available(false);
            for (int i = 0; i < 4; i++) {
                assertThat(world.start(StartRequests.GOOD.request())).isEqualTo(new StartResult.WorkflowUnavailable());
            }

            world.workflow.available(true);
            world.started();
        }

        @Test
        void what_never_started_counts_in_the_window_all_the_same() {
            world.workflow.available(false);
            for (int i = 0; i < 5; i++) {
                assertThat(world.start(StartRequests.GOOD.request())).isEqualTo(new StartResult.WorkflowUnavailable());
            }

            assertThat(world.start(StartRequests.GOOD.request()))
                    .isEqualTo(new StartResult.PhoneLimited(Examples.NOW.plusSeconds(3600)));
        }

        @Test
        void the_cooldown_of_the_start_before_it_stays() {
            world.started();
            world.passes(30);
            world.workflow.available(false);
            assertThat(world.start(StartRequests.GOOD.request())).isEqualTo(new StartResult.WorkflowUnavailable());
            world.workflow.available(true);

            world.started();
            world.passes(39);
            assertThat(world.start(StartRequests.GOOD.request())).isInstanceOf(StartResult.PhoneLimited.class);
        }

        @Test
        void it_is_started_if_it_runs_after_all() {
            world.workflow.available(false);
            world.workflow.meanwhile(
                    () -> world.send(world.activity().starts().getFirst().ref(), Examples.FIRST));

            StartResult result = world.start(StartRequests.GOOD.request());

            assertThat(result).isInstanceOf(StartResult.Started.class);
            VerificationId id = ((StartResult.Started) result).id();
            assertThat(world.read(id).statusAt(world.now())).isEqualTo(Status.PENDING);
            assertThat(world.activity().released()).isEmpty();
        }
    }

    @Nested
    final class when_it_is_killed_before_the_workflow_is_asked {

        private void killed() {
            world.workflow.meanwhile(() -> {
                throw new IllegalStateException("killed");
            });
            assertThatThrownBy(() -> world.start(StartRequests.GOOD.request()))
                    .isInstanceOf(IllegalStateException.class);
            world.workflow.meanwhile(() -> {});
        }

        @Test
        void it_expires_unsent() {
            killed();

            Verification left = world.read(world.activity().starts().getFirst().ref());
            assertThat(left.statusAt(END.minusMillis(1))).isEqualTo(Status.PENDING);
            assertThat(left.statusAt(END)).isEqualTo(Status.EXPIRED);
            assertThat(left.deliveries()).isEmpty();
        }

        @Test
        void the_next_one_works_after_the_cooldown() {
            killed();

            assertThat(world.start(StartRequests.GOOD.request()))
                    .isEqualTo(new StartResult.PhoneLimited(Examples.NOW.plusSeconds(30)));
            world.passes(30);
            world.started();
        }
    }
}
