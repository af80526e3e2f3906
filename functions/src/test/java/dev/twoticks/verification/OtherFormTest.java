package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.CountryPolicy.Resend;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/// Numbers that WhatsApp may know by another form than E.164.
final class OtherFormTest {

    private static final String BRAZILIAN = "+5547984178525";
    private static final String WITHOUT_THE_NINE = "+554784178525";
    private static final Duration DAY = Duration.ofDays(1);

    private final World world = new World();

    OtherFormTest() {
        serve(Resend.SMS_UNLESS_DELIVERED);
    }

    private void serve(Resend resend) {
        world.policy.put(new CountryPolicy(
                new Country("BR"),
                List.of(Channel.WHATSAPP, Channel.SMS),
                Duration.ofSeconds(60),
                DeliveryStatus.DELIVERED,
                false,
                "en",
                resend,
                CountryPolicy.BLOCK_STARTS_AN_HOUR,
                FixedPolicy.GENEROUS));
    }

    /// A verification whose WhatsApp message was handed over.
    private VerificationId sent() {
        VerificationId id = world.started(BRAZILIAN);
        world.send(id.ref(), Examples.FIRST);
        return id;
    }

    private void notOnWhatsApp(VerificationId id, DeliveryId delivery) {
        world.receipt(id.ref(), delivery, DeliveryStatus.UNDELIVERED, Examples.NOT_ON_WHATSAPP);
    }

    private CodeMessage last() {
        return world.sender.sent().getLast();
    }

    private PhoneActivity activity() {
        return world.memory.gates(world.phone(BRAZILIAN), Examples.SIGN_IN).activity();
    }

    @Nested
    final class when_e164_is_not_on_whatsapp {

        private final VerificationId id = sent();

        @Test
        void this_person_gets_the_sms_and_the_next_message_tries_the_other_form() {
            assertThat(last().address()).isEqualTo(BRAZILIAN);
            notOnWhatsApp(id, Examples.FIRST);

            assertThat(world.told(Examples.FIRST)).containsExactly(new TaskAnswer.NextDelivery());
            assertThat(activity().notOnWhatsAppUntil()).isNull();
            assertThat(activity().alternateFormUntil()).isEqualTo(world.now().plus(DAY));

            world.passes(60);
            VerificationId next = sent();
            assertThat(world.read(next).round().plan().first()).isEqualTo(Channel.WHATSAPP);
            assertThat(last().channel()).isEqualTo(Channel.WHATSAPP);
            assertThat(last().address()).isEqualTo(WITHOUT_THE_NINE);
            assertThat(world.events.events().stream()
                            .filter(it -> it.name().equals("verification.started"))
                            .map(it -> it.fields().get("whatsapp_form")))
                    .containsExactly(null, "alternate");
        }

        @Test
        void an_answer_to_the_request_itself_counts_as_well() {
            world.passes(60);
            world.sender.answers(new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP));
            sent();

            assertThat(activity().notOnWhatsAppUntil()).isNull();
            assertThat(activity().alternateFormUntil()).isEqualTo(world.now().plus(DAY));
        }

        @Test
        void the_sms_goes_to_e164() {
            notOnWhatsApp(id, Examples.FIRST);
            world.passes(60);
            VerificationId next = sent();

            world.send(next.ref(), Examples.FALLBACK);

            assertThat(last().channel()).isEqualTo(Channel.SMS);
            assertThat(last().address()).isEqualTo(BRAZILIAN);
        }

        @Test
        void a_round_asked_for_again_tries_the_other_form_where_the_policy_repeats_the_plan() {
            serve(Resend.SAME);
            notOnWhatsApp(id, Examples.FIRST);
            world.passes(30);

            world.resend(id);
            world.send(id.ref(), Examples.RESENT);

            assertThat(world.read(id).round().plan().form()).isEqualTo(WhatsAppForm.ALTERNATE);
            assertThat(last().address()).isEqualTo(WITHOUT_THE_NINE);
        }

        @Test
        void what_a_superseded_round_says_late_is_of_an_unknown_form_and_not_kept() {
            world.passes(30);
            world.resend(id);

            notOnWhatsApp(id, Examples.FIRST);

            assertThat(activity().notOnWhatsAppUntil()).isNull();
            assertThat(activity().alternateFormUntil()).isNull();
        }

        @Test
        void after_a_day_e164_is_tried_again() {
            notOnWhatsApp(id, Examples.FIRST);
            world.clock.forward(DAY);

            sent();

            assertThat(last().address()).isEqualTo(BRAZILIAN);
        }
    }

    @Nested
    final class when_the_other_form_is_tried {

        private final VerificationId id;

        when_the_other_form_is_tried() {
            notOnWhatsApp(sent(), Examples.FIRST);
            world.passes(60);
            id = sent();
        }

        @Test
        void its_refusal_too_means_a_day_without_whatsapp() {
            notOnWhatsApp(id, Examples.FIRST);

            assertThat(activity().notOnWhatsAppUntil()).isEqualTo(world.now().plus(DAY));
            world.passes(600);
            assertThat(world.read(world.started(BRAZILIAN)).round().plan().first())
                    .isEqualTo(Channel.SMS);
        }

        @Test
        void it_is_kept_for_a_month_once_it_has_arrived() {
            world.receipt(id.ref(), Examples.FIRST, DeliveryStatus.DELIVERED);

            assertThat(activity().alternateFormUntil()).isEqualTo(world.now().plus(Duration.ofDays(30)));
            world.clock.forward(Duration.ofDays(29));
            sent();
            assertThat(last().address()).isEqualTo(WITHOUT_THE_NINE);
        }

        @Test
        void a_refusal_that_is_final_for_it_still_leads_to_the_sms() {
            world.passes(600);
            world.sender.answers(new SendOutcome.Refused(new Failure("21211", FailureClass.PERMANENT)));
            VerificationId refused = sent();

            assertThat(world.told(Examples.FIRST)).last().isEqualTo(new TaskAnswer.NextDelivery());
            assertThat(world.delivery(refused, Examples.FIRST).failure())
                    .isEqualTo(new Failure("21211", FailureClass.NOT_ON_WHATSAPP));
            assertThat(activity().notOnWhatsAppUntil()).isEqualTo(world.now().plus(DAY));
        }

        @Test
        void nothing_else_moves_with_the_form() {
            world.receipt(id.ref(), Examples.FIRST, DeliveryStatus.DELIVERED);
            world.check(id, World.code(id));
            PhoneKey before = world.read(id).request().phoneKey();
            world.clock.forward(Duration.ofDays(40));
            VerificationId byE164 = sent();
            world.check(byE164, World.code(byE164));

            assertThat(last().address()).isEqualTo(BRAZILIAN);
            assertThat(world.read(byE164).request().phoneKey()).isEqualTo(before);
            assertThat(world.tokens.signed().stream().map(TokenClaims::phoneNumber))
                    .containsOnly(BRAZILIAN);
            assertThat(world.tokens.signed().stream().map(TokenClaims::subject).distinct())
                    .hasSize(1);
        }
    }

    @Test
    void arrival_of_e164_has_nothing_to_be_remembered() {
        VerificationId id = sent();
        world.receipt(id.ref(), Examples.FIRST, DeliveryStatus.READ);

        assertThat(activity().alternateFormUntil()).isNull();
    }

    @Test
    void arrival_of_the_sms_says_nothing_of_whatsapp() {
        notOnWhatsApp(sent(), Examples.FIRST);
        world.passes(60);
        VerificationId next = sent();
        world.send(next.ref(), Examples.FALLBACK);
        world.receipt(next.ref(), Examples.FALLBACK, DeliveryStatus.DELIVERED);

        assertThat(activity().alternateFormUntil()).isBefore(world.now().plus(DAY));
    }
}
