package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.key.KeysNotReadyException;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import dev.twoticks.verification.plan.PlanReason;
import dev.twoticks.verification.plan.Senders;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

final class StartVerificationTest {

    private final World world = new World();

    private static final Instant END = Examples.NOW.plus(Verification.LIFE);

    @Nested
    final class when_it_is_let_through {

        @Test
        void one_transaction_is_written_and_nothing_sent() {
            VerificationId id = world.started();

            assertThat(world.commits).containsExactly("start " + id.ref());
            assertThat(world.sender.sent()).isEmpty();
            assertThat(world.events.names()).containsExactly("verification.started");
        }

        @Test
        void it_is_pending_for_ten_minutes_with_a_sealed_number_and_no_code() {
            Verification stored = world.read(world.started());

            VerificationRequest asked = stored.request();
            assertThat(asked.clientId()).isEqualTo(FixedPolicy.WEB);
            assertThat(asked.purpose()).isEqualTo(Examples.SIGN_IN);
            assertThat(asked.phoneKey()).isEqualTo(world.phone(World.NIGERIAN));
            assertThat(asked.maskedPhone()).isEqualTo("+234********67");
            assertThat(asked.language()).isEqualTo("pt-BR");
            assertThat(asked.nonce()).isEqualTo("client's nonce");
            assertThat(Seal.open(world.keys.currentPhoneDataKey(), stored.ref().hex(), asked.sealedPhone()))
                    .isEqualTo(World.NIGERIAN);
            assertThat(stored.expiresAt()).isEqualTo(END);
            assertThat(stored.codeKeyId()).isNull();
            assertThat(stored.probesProvider()).isFalse();
        }

        @Test
        void its_round_is_started_with_the_plan_that_was_written() {
            VerificationId id = world.started();

            assertThat(world.workflow.started())
                    .containsExactly(new RecordingWorkflow.Started(
                            id.ref(), 1, world.read(id).round().plan()));
            assertThat(world.read(id).round().nextAt()).isEqualTo(Examples.NOW.plusSeconds(30));
        }

        @Test
        void client_sees_what_it_may() {
            StartResult.Started started = (StartResult.Started) world.start(StartRequests.GOOD.request());

            assertThat(started.view())
                    .isEqualTo(new VerificationView(
                            Status.PENDING,
                            "+234********67",
                            END,
                            List.of(Channel.WHATSAPP, Channel.SMS),
                            Examples.NOW.plusSeconds(30),
                            4,
                            5));
        }

        @Test
        void its_start_and_its_first_round_are_booked_on_the_number() {
            VerificationId id = world.started();

            assertThat(world.activity().starts()).containsExactly(new PastStart(id.ref(), Examples.NOW, END));
            assertThat(world.activity().rounds()).containsExactly(Examples.NOW);
        }

        @Test
        void keys_that_are_not_made_yet_stop_it_before_anything_is_written() {
            world.keys.ready(false);

            assertThatThrownBy(world::started).isInstanceOf(KeysNotReadyException.class);
            assertThat(world.commits).isEmpty();
        }
    }

    @Nested
    final class where_it_begins {

        private void plans(VerificationId id, Channel first, PlanReason reason) {
            assertThat(world.read(id).round().plan().first()).isEqualTo(first);
            assertThat(world.read(id).round().plan().reasons()).containsExactly(reason);
        }

        @Test
        void on_whatsapp_where_the_country_says_so() {
            plans(world.started(), Channel.WHATSAPP, PlanReason.COUNTRY_WHATSAPP_FIRST);
        }

        @Test
        void on_sms_where_the_country_says_so() {
            plans(world.started(World.BRITISH), Channel.SMS, PlanReason.COUNTRY_SMS_FIRST);
        }

        @Test
        void on_sms_if_the_client_asks_for_it() {
            StartResult.Started started =
                    (StartResult.Started) world.start(StartRequests.GOOD.bySms().request());

            plans(started.id(), Channel.SMS, PlanReason.SMS_REQUESTED);
        }

        @Test
        void on_sms_without_a_whatsapp_sender() {
            world.policy.senders(new Senders(null, "TwoTicks", Map.of(), null));

            plans(world.started(), Channel.SMS, PlanReason.NO_WHATSAPP_SENDER);
        }

        @Test
        void on_sms_for_a_day_for_a_number_that_is_not_on_whatsapp() {
            world.started();
            world.passes(60);
            Instant until = world.now().plusSeconds(86_400);
            world.memory.rememberNotOnWhatsApp(world.phone(World.NIGERIAN), until);

            plans(world.started(), Channel.SMS, PlanReason.NOT_ON_WHATSAPP);
            world.clock.moveTo(until);
            plans(world.started(), Channel.WHATSAPP, PlanReason.COUNTRY_WHATSAPP_FIRST);
        }
    }
}
