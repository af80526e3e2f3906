package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.NextDelivery;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SendOutcomeTest {

    private static final DeliveryId FIRST = Examples.FIRST;
    private static final DeliveryId FALLBACK = Examples.FALLBACK;
    private static final Failure NOT_THERE = Examples.NOT_ON_WHATSAPP;

    private final World world = new World();
    private VerificationId id = world.started();

    private SendResult send(DeliveryId delivery) {
        return world.send(id.ref(), delivery);
    }

    private SendResult sendAgain(DeliveryId delivery, String token) {
        return world.send(id.ref(), delivery, Channel.WHATSAPP, token);
    }

    @Nested
    final class when_the_provider_refuses {

        @ParameterizedTest
        @EnumSource
        void the_task_is_told_what_follows_and_somebody_where_it_matters(FailureClass kind) {
            world.sender.answers(new SendOutcome.Refused(new Failure("4711", kind)));

            assertThat(send(FIRST)).isEqualTo(new SendResult.Handed(DeliveryStatus.REFUSED));

            assertThat(world.told(FIRST)).containsExactly(TaskAnswer.after(kind.consequence()));
            assertThat(world.events.named(Event.ALERT)).hasSize(kind.alerts() ? 1 : 0);
            assertThat(world.delivery(id, FIRST).failure()).isEqualTo(new Failure("4711", kind));
        }

        @Test
        void a_number_that_is_not_on_whatsapp_is_remembered_for_a_day() {
            world.sender.answers(new SendOutcome.Refused(NOT_THERE));

            send(FIRST);

            assertThat(world.activity().notOnWhatsAppUntil())
                    .isEqualTo(world.now().plus(Duration.ofDays(1)));
        }

        @Test
        void what_an_sms_says_of_whatsapp_is_not_remembered() {
            world.sender.answers(new SendOutcome.Refused(NOT_THERE));

            send(FALLBACK);

            assertThat(world.activity().notOnWhatsAppUntil()).isNull();
        }

        @Test
        void what_is_to_be_remembered_is_kept_although_the_task_cannot_be_told() {
            world.sender.answers(new SendOutcome.CredentialsRefused("auth_token"));
            world.tasks.available(false);

            assertThatThrownBy(() -> send(FIRST)).isInstanceOf(WorkflowUnavailableException.class);

            assertThat(world.gates().provider()).isNotNull();
            assertThat(world.events.named(Event.ALERT)).hasSize(1);
        }
    }

    @Nested
    final class when_nobody_knows_whether_it_was_sent {

        @BeforeEach
        void timeout() {
            world.sender.answers(new SendOutcome.Unknown("timeout"));
            assertThat(send(FIRST)).isEqualTo(new SendResult.Handed(DeliveryStatus.UNKNOWN));
        }

        @Test
        void the_task_waits_on() {
            assertThat(world.tasks.answers()).isEmpty();
            assertThat(world.delivery(id, FIRST).messageId()).isNull();
        }

        @Test
        void it_is_never_sent_again_on_the_same_delivery() {
            sendAgain(FIRST, "second try");

            assertThat(world.sender.sent()).hasSize(1);
            assertThat(world.tasks.answers()).isEmpty();
        }

        @Test
        void a_receipt_settles_it() {
            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);

            assertThat(world.told(FIRST)).containsExactly(new Done(Outcome.DELIVERED));
        }
    }

    @Nested
    final class when_the_provider_refuses_our_credentials {

        private static final Duration PAUSE = ProviderGate.PAUSE;

        private VerificationId probing() {
            world.memory.closeProvider(Examples.PROVIDER, new ProviderGate("auth_token", world.now()));
            return world.started(World.OTHER_NIGERIAN);
        }

        @Test
        void the_gate_closes_for_everybody_and_somebody_is_told_which_setting() {
            world.sender.answers(new SendOutcome.CredentialsRefused("auth_token"));

            send(FIRST);

            assertThat(world.told(FIRST)).containsExactly(new NextDelivery());
            assertThat(world.gates().provider())
                    .isEqualTo(new ProviderGate("auth_token", world.now().plus(PAUSE)));
            assertThat(world.events.named(Event.ALERT))
                    .singleElement()
                    .satisfies(it -> assertThat(it.fields())
                            .containsEntry("reason", "credentials_refused")
                            .containsEntry("provider", Examples.PROVIDER)
                            .containsEntry("field", "auth_token"));
        }

        @Test
        void the_start_that_finds_out_opens_the_gate_when_a_message_is_taken() {
            id = probing();
            send(FIRST);

            assertThat(world.gates().provider()).isNull();
        }

        @Test
        void a_refusal_of_the_message_alone_opens_the_gate_too() {
            id = probing();
            world.sender.answers(new SendOutcome.Refused(NOT_THERE));
            send(FIRST);

            assertThat(world.gates().provider()).isNull();
        }

        @Test
        void another_refusal_of_the_credentials_closes_it_anew() {
            id = probing();
            world.passes(1);
            world.sender.answers(new SendOutcome.CredentialsRefused("api_key"));
            send(FIRST);

            assertThat(world.gates().provider())
                    .isEqualTo(new ProviderGate("api_key", world.now().plus(PAUSE)));
        }

        @Test
        void silence_tells_nothing_of_the_credentials() {
            id = probing();
            ProviderGate gate = world.gates().provider();
            world.sender.answers(new SendOutcome.Unknown("reset"));
            send(FIRST);

            assertThat(world.gates().provider()).isNotNull().isEqualTo(gate);
        }

        @Test
        void who_was_not_sent_to_find_out_does_not_open_it() {
            world.memory.closeProvider(Examples.PROVIDER, new ProviderGate("auth_token", world.now()));
            send(FIRST);

            assertThat(world.gates().provider()).isNotNull();
        }
    }
}
