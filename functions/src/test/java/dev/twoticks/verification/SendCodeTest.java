package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.NextDelivery;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.plan.Senders;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SendCodeTest {

    private static final DeliveryId FIRST = Examples.FIRST;
    private static final DeliveryId FALLBACK = Examples.FALLBACK;

    private final World world = new World();
    private VerificationId id = world.started();

    private SendResult send(DeliveryId delivery) {
        return world.send(id.ref(), delivery);
    }

    private SendResult sendAgain(DeliveryId delivery, String token) {
        return world.send(id.ref(), delivery, Channel.WHATSAPP, token);
    }

    @Nested
    final class a_free_slot {

        @Test
        void is_claimed_before_the_provider_is_called_and_marked_afterwards() {
            world.sender.meanwhile(
                    () -> assertThat(world.delivery(id, FIRST).status()).isEqualTo(DeliveryStatus.CLAIMED));

            assertThat(send(FIRST)).isEqualTo(new SendResult.Handed(DeliveryStatus.QUEUED));

            Delivery stored = world.delivery(id, FIRST);
            assertThat(stored.status()).isEqualTo(DeliveryStatus.QUEUED);
            assertThat(stored.messageId()).isEqualTo(ScriptedCodeSender.messageId(1));
            assertThat(world.tasks.answers()).isEmpty();
            assertThat(world.events.names())
                    .containsExactly("verification.started", "delivery.claimed", "delivery.queued");
        }

        @Test
        void brings_the_code_by_whatsapp_in_the_persons_template() {
            world.passes(5);
            send(FIRST);

            assertThat(world.sender.sent()).singleElement().isInstanceOfSatisfying(CodeMessage.WhatsApp.class, it -> {
                assertThat(it.code().matches(World.code(id))).isTrue();
                assertThat(it.to().e164()).isEqualTo(World.NIGERIAN);
                assertThat(it.template()).isEqualTo("HX00000000000000000000000000000002");
                assertThat(it.validity()).isEqualTo(Duration.ofSeconds(595));
                assertThat(it.delivery()).isEqualTo(FIRST);
            });
        }

        @Test
        void brings_the_same_code_by_sms_with_the_brand_that_carriers_want() {
            send(FIRST);
            send(FALLBACK);

            assertThat(world.sender.sent()).last().isInstanceOfSatisfying(CodeMessage.Sms.class, it -> {
                assertThat(it.text())
                        .startsWith("Two Ticks: " + World.code(id).reveal() + " é seu código de verificação.");
                assertThat(it.from()).isEqualTo("+15005550006");
                assertThat(it.to().e164()).isEqualTo(World.NIGERIAN);
            });
        }

        @Test
        void keeps_the_code_of_the_first_claim_after_the_key_has_rotated() {
            send(FIRST);
            world.keys.rotateCodeKey("code-2026-12");
            send(FALLBACK);

            assertThat(world.read(id).codeKeyId()).isEqualTo(Examples.CODE_KEY);
            assertThat(((CodeMessage.Sms) world.sender.sent().getLast()).text())
                    .contains(World.code(id).reveal());
        }

        @Test
        void takes_the_key_of_its_claim_and_not_of_its_start() {
            world.keys.rotateCodeKey("code-2026-12");

            send(FIRST);

            assertThat(world.read(id).codeKeyId()).isEqualTo("code-2026-12");
            assertThat(((CodeMessage.WhatsApp) world.sender.sent().getFirst())
                            .code()
                            .matches(World.code(id)))
                    .isFalse();
        }

        @Test
        void without_keys_is_not_claimed() {
            world.keys.ready(false);

            assertThatThrownBy(() -> send(FIRST)).isInstanceOf(RuntimeException.class);
            assertThat(world.read(id).deliveries()).isEmpty();
        }

        @Test
        void whose_template_is_gone_leads_to_the_sms() {
            world.policy.senders(new Senders(null, "TwoTicks", Map.of(), null));

            assertThat(world.send(id.ref(), FIRST, Channel.WHATSAPP, "1-1"))
                    .isEqualTo(new SendResult.Handed(DeliveryStatus.NOT_SENT));

            assertThat(world.sender.sent()).isEmpty();
            assertThat(world.told(FIRST)).containsExactly(new NextDelivery());
            assertThat(world.events.named(Event.ALERT)).hasSize(1);
        }
    }

    @Nested
    final class a_taken_slot {

        @Test
        void is_not_sent_again_and_hears_nothing_while_it_has_to_wait() {
            send(FIRST);

            assertThat(sendAgain(FIRST, "second try")).isEqualTo(new SendResult.AlreadyClaimed());

            assertThat(world.sender.sent()).hasSize(1);
            assertThat(world.tasks.answers()).isEmpty();
            assertThat(world.delivery(id, FIRST).token()).isEqualTo(new TaskToken("second try"));
        }

        @Test
        void whose_status_is_final_tells_it_to_the_new_token() {
            send(FIRST);
            world.tasks.available(false);
            assertThatThrownBy(() -> world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED))
                    .isInstanceOf(WorkflowUnavailableException.class);
            world.tasks.available(true);

            assertThat(sendAgain(FIRST, "second try")).isEqualTo(new SendResult.AlreadyClaimed());

            assertThat(world.tasks.answers())
                    .containsExactly(
                            new RecordingTasks.Answered(new TaskToken("second try"), new Done(Outcome.DELIVERED)));
        }

        @ParameterizedTest
        @EnumSource
        void of_a_verification_that_has_ended_tells_so(Pointless pointless) {
            send(FIRST);
            pointless.come(world, id);

            assertThat(sendAgain(FIRST, "second try")).isEqualTo(new SendResult.AlreadyClaimed());

            assertThat(world.sender.sent()).hasSize(1);
            assertThat(world.tasks.answersTo(new TaskToken("second try")))
                    .containsExactly(new Done(pointless.outcome()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_sent_once_it_is_pointless(Pointless pointless) {
        pointless.come(world, id);

        assertThat(send(FIRST)).isEqualTo(new SendResult.Pointless(pointless.outcome()));

        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.read(id).deliveries()).isEmpty();
        assertThat(world.told(FIRST)).containsExactly(new Done(pointless.outcome()));
        assertThat(world.events.named("delivery.pointless"))
                .extracting(it -> it.fields().get("reason"))
                .containsExactly(pointless.outcome().wire());
    }

    @Test
    void nothing_is_sent_for_a_verification_that_is_gone() {
        assertThat(world.send(Examples.ref(9), FIRST, Channel.SMS, "1-1"))
                .isEqualTo(new SendResult.Pointless(Outcome.EXPIRED));
        assertThat(world.sender.sent()).isEmpty();
        assertThat(world.told(FIRST)).containsExactly(new Done(Outcome.EXPIRED));
    }

    @Nested
    final class when_it_ends_while_the_message_is_handed_over {

        @ParameterizedTest
        @EnumSource
        void the_task_is_ended_by_its_sender(Pointless pointless) {
            world.sender.meanwhile(() -> {
                world.tasks.available(false); // whoever ends it does not reach the task
                pointless.come(world, id);
                world.tasks.available(true);
            });

            send(FIRST);

            assertThat(world.told(FIRST)).containsExactly(new Done(pointless.outcome()));
        }

        @Test
        void the_task_of_an_erased_one_is_ended_by_its_sender() {
            world.sender.meanwhile(() -> {
                world.tasks.available(false);
                world.erase(World.NIGERIAN);
                world.tasks.available(true);
            });

            assertThat(send(FIRST)).isEqualTo(new SendResult.Handed(DeliveryStatus.QUEUED));

            assertThat(world.told(FIRST)).containsExactly(new Done(Outcome.CANCELED));
        }

        @Test
        void a_task_that_was_tried_again_meanwhile_hears_of_it_by_its_newer_token() {
            world.sender.meanwhile(() -> sendAgain(FIRST, "second try"));
            world.sender.answers(new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP));

            send(FIRST);

            assertThat(world.sender.sent()).hasSize(1);
            assertThat(world.tasks.answersTo(new TaskToken("second try"))).containsExactly(new NextDelivery());
        }

        @Test
        void a_receipt_that_was_faster_ends_the_task_and_stays() {
            world.sender.meanwhile(() -> {
                world.tasks.available(false);
                assertThatThrownBy(() -> world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED))
                        .isInstanceOf(WorkflowUnavailableException.class);
                world.tasks.available(true);
            });

            send(FIRST);

            assertThat(world.delivery(id, FIRST).status()).isEqualTo(DeliveryStatus.DELIVERED);
            assertThat(world.told(FIRST)).containsExactly(new Done(Outcome.DELIVERED));
        }
    }
}
