package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.plan.Senders;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReadVerificationTest {

    private final World world = new World();
    private final VerificationId id = world.started();

    @Test
    void holder_sees_what_it_may() {
        world.check(id, World.wrong(id));

        assertThat(world.view(id))
                .isEqualTo(new VerificationView(
                        Status.PENDING,
                        "+234********67",
                        Examples.NOW.plusSeconds(600),
                        List.of(Channel.WHATSAPP, Channel.SMS),
                        Examples.NOW.plusSeconds(30),
                        4,
                        4));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUPERSEDED")
    void what_has_ended_offers_no_delivery_any_more(Pointless how) {
        how.come(world, id);

        assertThat(world.view(id).nextDeliveryAt()).isNull();
    }

    @Test
    void it_stays_readable_for_a_day_after_its_end() {
        world.clock.moveTo(Examples.NOW.plusSeconds(600 + 86_400).minusMillis(1));
        assertThat(world.view(id).status()).isEqualTo(Status.EXPIRED);

        world.clock.moveTo(Examples.NOW.plusSeconds(600 + 86_400));
        assertThat(world.view(id, World.SHOP)).isEqualTo(new ReadResult.NotFound());
    }

    @Test
    void channels_are_the_countrys_whatever_this_number_does() {
        world.started(World.OTHER_NIGERIAN);
        world.memory.rememberNotOnWhatsApp(world.phone(World.OTHER_NIGERIAN), Examples.NOW.plusSeconds(86_400));
        world.passes(60);
        VerificationId other = world.started(World.OTHER_NIGERIAN);

        assertThat(world.read(other).round().plan().first()).isEqualTo(Channel.SMS);
        assertThat(world.view(other).channels()).containsExactly(Channel.WHATSAPP, Channel.SMS);
    }

    @Test
    void without_a_whatsapp_sender_nobody_is_promised_whatsapp() {
        world.policy.senders(new Senders(null, "TwoTicks", Map.of(), null));

        assertThat(world.view(id).channels()).containsExactly(Channel.SMS);
    }

    @Test
    void somebody_elses_and_unknown_ones_are_not_found() {
        assertThat(world.view(id, new Caller("another", null, FixedPolicy.ORIGIN)))
                .isEqualTo(new ReadResult.NotFound());
        assertThat(world.view(id, new Caller(null, null, "https://evil.example")))
                .isEqualTo(new ReadResult.NotFound());
        assertThat(world.view(VerificationId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow(), World.SHOP))
                .isEqualTo(new ReadResult.NotFound());
    }

    /// Three numbers that only the operator can tell apart: one gets its WhatsApp message, one is not there and
    /// gets an SMS at once, one stays silent and gets it after the wait.
    @Test
    void delivered_refused_and_silent_numbers_look_the_same_at_every_second() {
        World delivered = new World();
        World refused = new World();
        World silent = new World();
        VerificationId first = delivered.started();
        VerificationId second = refused.started();
        VerificationId third = silent.started();

        for (int now = 0; now <= 700; now++) {
            happen(now, delivered, first, 2, DeliveryStatus.DELIVERED);
            happen(now, refused, second, 2, DeliveryStatus.UNDELIVERED);
            happen(now, silent, third, 60, DeliveryStatus.CLAIMED);

            VerificationView seen = delivered.view(first);
            assertThat(refused.view(second)).as("refused, second " + now).isEqualTo(seen);
            assertThat(silent.view(third)).as("silent, second " + now).isEqualTo(seen);
            List.of(delivered, refused, silent).forEach(it -> it.passes(1));
        }
        assertThat(delivered.sender.sent())
                .extracting(it -> it.channel())
                .startsWith(Channel.WHATSAPP, Channel.WHATSAPP);
        assertThat(refused.sender.sent()).extracting(it -> it.channel()).startsWith(Channel.WHATSAPP, Channel.SMS);
        assertThat(silent.sender.sent()).extracting(it -> it.channel()).startsWith(Channel.WHATSAPP, Channel.SMS);
    }

    /// What one world goes through in a second: a message at the start, its end, the fallback, a resend, wrong
    /// codes.
    private static void happen(int second, World world, VerificationId id, int settled, DeliveryStatus status) {
        if (second == 0) {
            world.send(id.ref(), Examples.FIRST);
        }
        if (second == settled && status != DeliveryStatus.CLAIMED) {
            world.receipt(id.ref(), Examples.FIRST, status, status.bad() ? Examples.NOT_ON_WHATSAPP : null);
        }
        if (second == settled && status != DeliveryStatus.DELIVERED) {
            world.send(id.ref(), Examples.FALLBACK);
        }
        if (second == 5) {
            world.check(id, World.wrong(id));
        }
        if (second == 80) {
            assertThat(world.resend(id)).isInstanceOf(ResendResult.Accepted.class);
            world.send(id.ref(), Examples.RESENT);
        }
        if (second == 90 && status != DeliveryStatus.CLAIMED) {
            world.receipt(id.ref(), Examples.RESENT, DeliveryStatus.DELIVERED);
        }
    }
}
