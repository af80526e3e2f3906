package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

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
            assertThat(plan.smsWait()).isEqualTo(Verification.LIFE.minusSeconds(30 + 60));
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
                    CountryPolicy.Resend.SAME,
                    CountryPolicy.BLOCK_STARTS_AN_HOUR,
                    FixedPolicy.GENEROUS));
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
                    .singleElement()
                    .satisfies(it -> assertThat(it.fields())
                            .containsEntry("reason", "workflow_not_started")
                            .containsEntry("error", RecordingWorkflow.ERROR));
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
}
