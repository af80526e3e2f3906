package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryId;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ResendRefusalTest {

    private static final DeliveryId RESENT = Examples.RESENT;

    private final World world = new World();
    private final VerificationId id = world.started();

    private void paused() {
        world.clock.moveTo(world.read(id).round().nextAt());
    }

    private void accepted(ResendResult result) {
        assertThat(result).isInstanceOf(ResendResult.Accepted.class);
        assertThat(((ResendResult.Accepted) result).view()).isEqualTo(world.view(id));
    }

    /// Refused, and neither written nor started nor told to anybody.
    private void refused(ResendResult result, ResendResult expected, List<String> commits) {
        assertThat(result).isEqualTo(expected);
        assertThat(world.commits).isEqualTo(commits);
    }

    @Nested
    final class when_it_has_ended {

        private static ResendResult answer(Pointless how) {
            return switch (how) {
                case APPROVED -> new ResendResult.AlreadyApproved();
                case CANCELED -> new ResendResult.Canceled();
                case EXPIRED -> new ResendResult.Expired();
                case EXHAUSTED -> new ResendResult.Exhausted();
                case SUPERSEDED -> throw new IllegalArgumentException("no end");
            };
        }

        @ParameterizedTest
        @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUPERSEDED")
        void it_says_how_and_nothing_is_written(Pointless how) {
            paused();
            how.come(world, id);

            refused(world.resend(id), answer(how), List.copyOf(world.commits));
            assertThat(world.workflow.started()).hasSize(1);
        }

        @ParameterizedTest
        @EnumSource(
                mode = EnumSource.Mode.EXCLUDE,
                names = {"SUPERSEDED", "EXPIRED"})
        void it_says_how_if_that_happens_in_the_meantime(Pointless how) {
            paused();
            world.store = InterruptedStore.before("openRound", world.memory, () -> {
                world.store = world.memory;
                how.come(world, id);
            });

            assertThat(world.resend(id)).isEqualTo(answer(how));
            assertThat(world.workflow.started()).hasSize(1);
        }
    }

    @Nested
    final class when_something_stands_against_it {

        @Test
        void of_two_requests_at_once_the_second_is_too_early() {
            paused();
            world.store = InterruptedStore.before("openRound", world.memory, () -> {
                world.store = world.memory;
                accepted(world.resend(id));
            });

            assertThat(world.resend(id))
                    .isEqualTo(new ResendResult.TooEarly(world.now().plusSeconds(60)));
            assertThat(world.workflow.started()).hasSize(2);
            assertThat(world.activity().rounds()).hasSize(2);
        }

        @Test
        void of_two_requests_at_once_the_second_may_come_again_if_the_first_has_come_to_nothing() {
            paused();
            world.store = InterruptedStore.before("openRound", world.memory, () -> {
                world.store = world.memory;
                world.workflow.available(false);
                assertThat(world.resend(id)).isEqualTo(new ResendResult.WorkflowUnavailable());
                world.workflow.available(true);
            });

            assertThat(world.resend(id)).isEqualTo(new ResendResult.TooEarly(world.now()));
            accepted(world.resend(id));
        }

        @Test
        void tenth_round_of_the_day_is_the_numbers_last() {
            for (int booked = 1; booked < 10; booked++) {
                bookRound();
            }
            paused();

            refused(
                    world.resend(id),
                    new ResendResult.PhoneLimited(Examples.NOW.plusSeconds(86_400)),
                    List.copyOf(world.commits));
        }

        @Test
        void lock_is_told_before_a_closed_provider() {
            paused();
            Instant until = world.lock(Examples.SIGN_IN);
            world.memory.closeProvider(Examples.PROVIDER, new ProviderGate("auth_token", until));

            refused(world.resend(id), new ResendResult.PhoneLimited(until), List.copyOf(world.commits));
        }

        @Test
        void lock_that_falls_in_the_meantime_refuses() {
            paused();
            world.store = InterruptedStore.before("openRound", world.memory, () -> world.lock(Examples.SIGN_IN));

            assertThat(world.resend(id))
                    .isEqualTo(new ResendResult.PhoneLimited(world.now().plusSeconds(3600)));
        }

        @Test
        void closed_provider_is_told_until_one_may_find_out() {
            ProviderGate gate = new ProviderGate("auth_token", Examples.NOW.plusSeconds(50));
            world.memory.closeProvider(Examples.PROVIDER, gate);
            paused();
            refused(
                    world.resend(id),
                    new ResendResult.ProviderNotConfigured(gate.retryAt()),
                    List.copyOf(world.commits));

            world.clock.moveTo(gate.retryAt());
            accepted(world.resend(id));
            assertThat(world.read(id).probesProvider()).isTrue();
            world.send(id.ref(), RESENT);
            assertThat(world.gates().provider()).isNull();
        }

        @Test
        void of_two_that_find_the_provider_due_the_second_waits() {
            world.memory.closeProvider(Examples.PROVIDER, Examples.GATE);
            paused();
            ProviderGate moved = new ProviderGate("auth_token", world.now().plus(ProviderGate.PAUSE));
            world.store = InterruptedStore.before(
                    "openRound", world.memory, () -> world.memory.closeProvider(Examples.PROVIDER, moved));

            assertThat(world.resend(id)).isEqualTo(new ResendResult.ProviderNotConfigured(moved.retryAt()));
            assertThat(world.read(id).round().number()).isEqualTo(1);
        }

        @Test
        void number_asked_for_in_the_meantime_is_decided_again_once() {
            paused();
            AtomicInteger times = new AtomicInteger();
            world.store = InterruptedStore.before("openRound", world.memory, () -> {
                if (times.getAndIncrement() == 0) {
                    bookRound();
                }
            });
            accepted(world.resend(id));

            paused();
            times.set(0);
            world.store = InterruptedStore.before("openRound", world.memory, () -> {
                times.incrementAndGet();
                bookRound();
            });
            assertThatThrownBy(() -> world.resend(id)).isInstanceOf(StoreUnavailableException.class);
            assertThat(times).hasValue(2);
            assertThat(world.read(id).round().number()).isEqualTo(2);
        }

        private final AtomicInteger others = new AtomicInteger(1);

        /// Books another round on the number.
        private void bookRound() {
            Verification other = Examples.verification(
                    others.getAndIncrement(), world.phone(World.NIGERIAN), Examples.SIGN_IN, world.now());
            assertThat(world.memory.start(StoreSituation.start(other, world.activity(), null)))
                    .isEqualTo(new StartCommit.Committed());
        }
    }

    @Test
    void somebody_elses_is_not_found() {
        paused();
        List<String> before = List.copyOf(world.commits);

        refused(
                world.resend(id, new Caller("another", null, FixedPolicy.ORIGIN), false),
                new ResendResult.NotFound(),
                before);
        refused(
                world.resend(VerificationId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow(), World.SHOP, false),
                new ResendResult.NotFound(),
                before);
    }
}
