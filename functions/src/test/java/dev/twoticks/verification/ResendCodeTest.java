package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ResendCodeTest {

    private static final DeliveryId FIRST = Examples.FIRST;
    private static final DeliveryId RESENT = Examples.RESENT;

    private final World world = new World();
    private final VerificationId id = world.started();

    private void paused() {
        world.clock.moveTo(world.read(id).round().nextAt());
    }

    private ResendResult again() {
        paused();
        return world.resend(id);
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

    private void plans(Channel first, PlanReason reason) {
        assertThat(world.read(id).round().plan().first()).isEqualTo(first);
        assertThat(world.read(id).round().plan().reasons()).containsExactly(reason);
    }

    @Nested
    final class in_its_time {

        @Test
        void rounds_follow_after_30_60_120_and_300_seconds_and_there_are_five() {
            Instant now = Examples.NOW;
            for (int pause : List.of(30, 60, 120, 300)) {
                Instant due = now.plusSeconds(pause);
                world.clock.moveTo(due.minusMillis(1));
                refused(world.resend(id), new ResendResult.TooEarly(due), List.copyOf(world.commits));
                world.clock.moveTo(due);
                accepted(world.resend(id));
                now = due;
            }
            assertThat(world.view(id).deliveriesLeft()).isZero();
            assertThat(world.view(id).nextDeliveryAt()).isNull();
            refused(world.resend(id), new ResendResult.NoRoundLeft(), List.copyOf(world.commits));
            assertThat(world.workflow.started())
                    .extracting(RecordingWorkflow.Started::round)
                    .containsExactly(1, 2, 3, 4, 5);
        }

        @Test
        void it_does_not_move_the_end() {
            accepted(again());

            assertThat(world.read(id).expiresAt()).isEqualTo(Examples.NOW.plus(Verification.LIFE));
            Plan plan = world.read(id).round().plan();
            assertThat(plan.smsWait()).isEqualTo(Verification.LIFE.minusSeconds(30));
        }

        @Test
        void the_round_is_booked_on_the_number() {
            accepted(again());

            assertThat(world.activity().rounds()).containsExactly(Examples.NOW, Examples.NOW.plusSeconds(30));
            assertThat(world.activity().starts()).hasSize(1);
        }

        @Test
        void a_given_up_one_may_be_asked_for_again() {
            world.giveUp(id.ref(), 1);

            accepted(again());
            assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
        }
    }

    @Nested
    final class while_the_first_message_is_waited_for {

        @Test
        void the_round_before_is_superseded_and_one_sms_goes_out_in_all() {
            world.send(id.ref(), FIRST);

            accepted(again());
            assertThat(world.told(FIRST)).containsExactly(new Done(Outcome.SUPERSEDED));
            assertThat(world.send(id.ref(), RESENT)).isInstanceOf(SendResult.Handed.class);
            assertThat(world.send(id.ref(), Examples.FALLBACK)).isEqualTo(new SendResult.Pointless(Outcome.SUPERSEDED));

            assertThat(world.sender.sent())
                    .extracting(CodeMessage::channel)
                    .containsExactly(Channel.WHATSAPP, Channel.SMS);
            assertThat(((CodeMessage.Sms) world.sender.sent().getLast()).text())
                    .contains(World.code(id).reveal());
        }

        @Test
        void a_task_that_cannot_be_told_does_not_stop_it() {
            world.send(id.ref(), FIRST);
            world.tasks.available(false);

            accepted(again());
            assertThat(world.events.named("task.not_answered")).hasSize(1);
        }
    }

    @Nested
    final class over_which_channel {

        @Test
        void by_sms_if_whatsapp_has_brought_nothing() {
            world.send(id.ref(), FIRST);
            accepted(again());

            plans(Channel.SMS, PlanReason.RESEND_BY_SMS);
        }

        @Test
        void by_whatsapp_again_if_that_message_arrived() {
            world.send(id.ref(), FIRST);
            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);
            accepted(again());

            plans(Channel.WHATSAPP, PlanReason.RESEND_AS_BEFORE);
        }

        @Test
        void by_sms_if_the_client_asks_for_it_although_that_message_arrived() {
            world.send(id.ref(), FIRST);
            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);
            paused();
            accepted(world.resend(id, true));

            plans(Channel.SMS, PlanReason.SMS_REQUESTED);
        }

        @Test
        void as_the_first_time_where_the_owner_says_so() {
            world.policy.put(new CountryPolicy(
                    FixedPolicy.NIGERIA,
                    List.of(Channel.WHATSAPP, Channel.SMS),
                    Duration.ofSeconds(60),
                    DeliveryStatus.DELIVERED,
                    false,
                    "en",
                    CountryPolicy.Resend.SAME));
            accepted(again());

            plans(Channel.WHATSAPP, PlanReason.RESEND_AS_BEFORE);
        }

        @Test
        void nowhere_once_the_country_has_left_the_list() {
            world.policy.remove(FixedPolicy.NIGERIA);
            paused();

            refused(world.resend(id), new ResendResult.NoRoundLeft(), List.copyOf(world.commits));
        }
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
            world.store = InterruptedStore.before("openRound", world.memory, this::bookRound);
            assertThatThrownBy(() -> world.resend(id)).isInstanceOf(StoreUnavailableException.class);
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

    @Nested
    final class when_the_workflow_cannot_be_started {

        private Plan plan() {
            return world.read(id).round().plan();
        }

        private void unconfirmed() {
            world.workflow.available(false);
            paused();
            assertThat(world.resend(id)).isEqualTo(new ResendResult.WorkflowUnavailable());
            world.workflow.available(true);
        }

        @Test
        void it_stays_pending_and_may_be_asked_for_at_once() {
            unconfirmed();

            assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
            assertThat(world.view(id).nextDeliveryAt()).isEqualTo(world.now());
            assertThat(world.events.named(Event.ALERT))
                    .extracting(it -> it.fields().get("reason"))
                    .containsExactly("workflow_not_started");
        }

        @Test
        void the_same_round_is_started_again_with_the_same_plan_and_books_nothing_more() {
            unconfirmed();
            Plan planned = plan();
            world.passes(20);

            accepted(world.resend(id, true));

            assertThat(world.workflow.started())
                    .filteredOn(it -> it.round() == 2)
                    .hasSize(2)
                    .extracting(RecordingWorkflow.Started::plan)
                    .containsOnly(planned);
            assertThat(world.activity().rounds()).hasSize(2);
            assertThat(world.view(id).nextDeliveryAt()).isEqualTo(world.now().plusSeconds(60));
        }

        @Test
        void of_two_that_start_it_again_the_second_is_too_early() {
            unconfirmed();
            world.store = InterruptedStore.before("takeUpRound", world.memory, () -> {
                world.store = world.memory;
                accepted(world.resend(id));
            });

            assertThat(world.resend(id))
                    .isEqualTo(new ResendResult.TooEarly(world.now().plusSeconds(60)));
            assertThat(world.workflow.started()).hasSize(3);
        }

        @Test
        void it_may_fail_again_and_again() {
            unconfirmed();
            unconfirmed();
            accepted(world.resend(id));

            assertThat(world.read(id).round().number()).isEqualTo(2);
        }

        @Test
        void the_last_round_is_started_again_too() {
            for (int round = 2; round < Round.MOST; round++) {
                accepted(again());
            }
            unconfirmed();

            assertThat(world.view(id).nextDeliveryAt()).isEqualTo(world.now());
            accepted(world.resend(id));
        }

        @Test
        void a_message_of_a_round_that_ran_after_all_is_waited_for_and_not_superseded() {
            world.send(id.ref(), FIRST);
            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);
            world.workflow.meanwhile(() -> world.send(id.ref(), RESENT));
            unconfirmed();
            world.workflow.meanwhile(() -> {});

            accepted(world.resend(id));

            assertThat(world.told(RESENT)).isEmpty();
        }
    }

    @Test
    void somebody_elses_is_not_found() {
        paused();
        List<String> before = List.copyOf(world.commits);
        ResendCode resend =
                new ResendCode(world.memory, world.workflow, world.tasks, world.policy, world.surroundings());

        refused(
                resend.resend(id, new Caller("another", null, FixedPolicy.ORIGIN), false),
                new ResendResult.NotFound(),
                before);
        refused(
                resend.resend(VerificationId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow(), World.SHOP, false),
                new ResendResult.NotFound(),
                before);
    }
}
