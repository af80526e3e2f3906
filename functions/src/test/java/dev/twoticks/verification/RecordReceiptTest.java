package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.NextDelivery;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.delivery.TaskAnswer.Undeliverable;
import dev.twoticks.verification.plan.CountryPolicy;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RecordReceiptTest {

    private static final DeliveryId FIRST = Examples.FIRST;
    private static final DeliveryId FALLBACK = Examples.FALLBACK;
    private static final Done DELIVERED = new Done(Outcome.DELIVERED);

    private final World world = new World();

    private VerificationId sent() {
        VerificationId id = world.started();
        world.send(id.ref(), FIRST);
        return id;
    }

    private VerificationId sentTwice() {
        VerificationId id = sent();
        world.send(id.ref(), FALLBACK);
        return id;
    }

    private ReceiptResult fails(VerificationId id, DeliveryId delivery, String code, FailureClass kind) {
        return world.receipt(id.ref(), delivery, DeliveryStatus.UNDELIVERED, new Failure(code, kind));
    }

    @Nested
    final class waking_the_workflow {

        @ParameterizedTest
        @EnumSource(names = {"DELIVERED", "READ"})
        void arrival_ends_the_wait(DeliveryStatus arrived) {
            VerificationId id = sent();

            assertThat(world.receipt(id.ref(), FIRST, arrived)).isEqualTo(new ReceiptResult.Recorded());

            assertThat(world.told(FIRST)).containsExactly(DELIVERED);
            assertThat(world.read(id).deliveredAt()).isEqualTo(world.now());
        }

        @ParameterizedTest
        @EnumSource(names = {"SENDING", "SENT"})
        void what_is_on_its_way_is_written_and_ends_nothing(DeliveryStatus under) {
            VerificationId id = sent();

            assertThat(world.receipt(id.ref(), FIRST, under)).isEqualTo(new ReceiptResult.Recorded());

            assertThat(world.tasks.answers()).isEmpty();
            assertThat(world.delivery(id, FIRST).status()).isEqualTo(under);
        }

        @Test
        void where_only_read_counts_delivered_goes_on_waiting() {
            world.policy.put(new CountryPolicy(
                    FixedPolicy.NIGERIA,
                    List.of(Channel.WHATSAPP, Channel.SMS),
                    Duration.ofSeconds(60),
                    DeliveryStatus.READ,
                    false,
                    "en",
                    CountryPolicy.Resend.SAME,
                    CountryPolicy.BLOCK_STARTS_AN_HOUR,
                    FixedPolicy.GENEROUS));
            VerificationId id = sentTwice();

            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);
            assertThat(world.tasks.answers()).isEmpty();
            world.receipt(id.ref(), FIRST, DeliveryStatus.READ);
            assertThat(world.told(FIRST)).containsExactly(DELIVERED);
            world.receipt(id.ref(), FALLBACK, DeliveryStatus.DELIVERED);
            assertThat(world.told(FALLBACK)).containsExactly(DELIVERED);
        }

        @Test
        void a_repeated_receipt_wakes_again_because_the_first_may_have_died() {
            VerificationId id = sent();
            world.tasks.available(false);
            assertThatThrownBy(() -> world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED))
                    .isInstanceOf(WorkflowUnavailableException.class);
            world.tasks.available(true);

            assertThat(world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED)).isEqualTo(new ReceiptResult.Known());

            assertThat(world.told(FIRST)).containsExactly(DELIVERED);
        }

        @Test
        void a_late_sent_after_the_arrival_tells_of_the_arrival() {
            VerificationId id = sent();
            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);

            assertThat(world.receipt(id.ref(), FIRST, DeliveryStatus.SENT)).isEqualTo(new ReceiptResult.Known());

            assertThat(world.told(FIRST)).containsExactly(DELIVERED, DELIVERED);
            assertThat(world.delivery(id, FIRST).status()).isEqualTo(DeliveryStatus.DELIVERED);
        }

        @ParameterizedTest
        @EnumSource
        void any_receipt_ends_a_wait_that_has_become_pointless(Pointless pointless) {
            VerificationId id = sent();
            world.tasks.available(false);
            pointless.come(world, id);
            world.tasks.available(true);

            world.receipt(id.ref(), FIRST, DeliveryStatus.SENT);

            assertThat(world.told(FIRST)).containsExactly(new Done(pointless.outcome()));
        }
    }

    @Nested
    final class of_a_failure {

        private void tells(VerificationId id, DeliveryId delivery, String code, FailureClass kind, TaskAnswer answer) {
            fails(id, delivery, code, kind);
            assertThat(world.told(delivery)).containsExactly(answer);
        }

        private List<String> alerts() {
            return world.events.named(Event.ALERT).stream()
                    .map(it -> it.fields().getOrDefault("error", ""))
                    .toList();
        }

        @Test
        void stop_word_on_whatsapp_leads_to_the_sms_and_on_sms_gives_up() {
            VerificationId id = sentTwice();

            tells(id, FIRST, "21610", FailureClass.NEXT, new NextDelivery());
            tells(id, FALLBACK, "21610", FailureClass.PERMANENT, new Undeliverable());
            assertThat(alerts()).isEmpty();
        }

        @Test
        void suspected_fraud_stops_everything_and_alerts() {
            tells(sentTwice(), FALLBACK, "30450", FailureClass.FRAUD, new Done(Outcome.STOPPED));
            assertThat(alerts()).containsExactly("30450");
        }

        @Test
        void message_that_outlived_its_validity_stops_without_an_alert() {
            tells(sentTwice(), FALLBACK, "30036", FailureClass.EXPIRED, new Done(Outcome.STOPPED));
            assertThat(alerts()).isEmpty();
        }

        @Test
        void locked_sender_leads_to_the_sms_and_alerts() {
            tells(sent(), FIRST, "63051", FailureClass.FAULT, new NextDelivery());
            assertThat(alerts()).containsExactly("63051");
            assertThat(world.activity().notOnWhatsAppUntil()).isNull();
        }

        @Test
        void code_that_nobody_knows_leads_to_the_sms_and_alerts() {
            tells(sent(), FIRST, "99999", FailureClass.UNKNOWN, new NextDelivery());
            assertThat(alerts()).containsExactly("99999");
        }

        @Test
        void number_that_is_not_on_whatsapp_leads_to_the_sms_and_is_remembered_for_a_day() {
            tells(sent(), FIRST, "63024", FailureClass.NOT_ON_WHATSAPP, new NextDelivery());
            assertThat(alerts()).isEmpty();
            assertThat(world.activity().notOnWhatsAppUntil())
                    .isEqualTo(world.now().plus(Duration.ofDays(1)));
        }

        @Test
        void repeated_failure_alerts_and_remembers_once() {
            VerificationId id = sent();
            fails(id, FIRST, "63051", FailureClass.FAULT);
            fails(id, FIRST, "63051", FailureClass.FAULT);

            assertThat(alerts()).hasSize(1);
            assertThat(world.told(FIRST)).containsExactly(new NextDelivery(), new NextDelivery());
        }

        @Test
        void failure_after_the_arrival_is_no_news() {
            VerificationId id = sent();
            world.receipt(id.ref(), FIRST, DeliveryStatus.DELIVERED);

            assertThat(fails(id, FIRST, "63024", FailureClass.NOT_ON_WHATSAPP)).isEqualTo(new ReceiptResult.Known());

            assertThat(world.activity().notOnWhatsAppUntil()).isNull();
            assertThat(world.delivery(id, FIRST).failure()).isNull();
        }

        @Test
        void what_it_teaches_is_kept_although_the_task_cannot_be_told() {
            VerificationId id = sent();
            world.tasks.available(false);

            assertThatThrownBy(() -> fails(id, FIRST, "63024", FailureClass.NOT_ON_WHATSAPP))
                    .isInstanceOf(WorkflowUnavailableException.class);

            assertThat(world.activity().notOnWhatsAppUntil()).isNotNull();
        }
    }

    @Nested
    final class that_is_not_ours {

        private void foreign(Receipt receipt) {
            List<String> before = List.copyOf(world.commits);
            assertThat(world.record(receipt)).isEqualTo(new ReceiptResult.Foreign());
            assertThat(world.commits).isEqualTo(before);
            assertThat(world.tasks.answers()).isEmpty();
            assertThat(world.activity().notOnWhatsAppUntil()).isNull();
            assertThat(world.events.names()).last().isEqualTo("receipt.foreign");
        }

        @Test
        void changes_nothing() {
            VerificationId id = sent();
            String message = ScriptedCodeSender.messageId(1);
            Failure failure = Examples.NOT_ON_WHATSAPP;

            foreign(new Receipt(
                    Examples.ref(9), FIRST, Channel.WHATSAPP, DeliveryStatus.UNDELIVERED, failure, message));
            foreign(new Receipt(id.ref(), FALLBACK, Channel.SMS, DeliveryStatus.UNDELIVERED, failure, message));
            foreign(new Receipt(id.ref(), FIRST, Channel.SMS, DeliveryStatus.UNDELIVERED, failure, message));
            foreign(new Receipt(
                    id.ref(), FIRST, Channel.WHATSAPP, DeliveryStatus.UNDELIVERED, failure, "another message"));
        }
    }

    @Test
    void late_arrival_takes_back_that_the_round_was_given_up() {
        VerificationId id = sentTwice();
        fails(id, FALLBACK, "30005", FailureClass.PERMANENT);
        assertThat(world.giveUp(id.ref(), 1)).isEqualTo(new GiveUpResult.Failed());
        assertThat(world.view(id).status()).isEqualTo(Status.FAILED);

        world.receipt(id.ref(), FALLBACK, DeliveryStatus.DELIVERED);

        assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
    }
}
