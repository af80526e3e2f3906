package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.breaker.BreakerKey.Kind;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What keeps people away from WhatsApp while it would fail them, and what brings them back.
final class BreakerTest {

    private final World world = new World();
    private int numbers = 1000;

    private static Failure fault(Kind reach) {
        return new Failure("63051", FailureClass.FAULT, reach);
    }

    private VerificationId started() {
        return world.started("+234803123" + numbers++);
    }

    private VerificationId sent() {
        VerificationId id = started();
        world.send(id.ref(), FIRST);
        return id;
    }

    private Plan plan(VerificationId id) {
        return world.read(id).round().plan();
    }

    private void goesBySms(PlanReason reason) {
        VerificationId next = started();
        assertThat(plan(next).first()).isEqualTo(Channel.SMS);
        assertThat(plan(next).reasons()).containsExactly(reason);
    }

    private List<Map<String, String>> alerts() {
        return world.events.named(Event.ALERT).stream()
                .map(Event::fields)
                .filter(it -> "breaker_open".equals(it.get("reason")))
                .toList();
    }

    private static PlanReason reason(Kind kind) {
        return switch (kind) {
            case PROVIDER -> PlanReason.BREAKER_OPEN_PROVIDER;
            case SENDER -> PlanReason.BREAKER_OPEN_SENDER;
            case TEMPLATE -> PlanReason.BREAKER_OPEN_TEMPLATE;
        };
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_that_a_receipt_brings_sends_everybody_to_sms(Kind kind) {
        VerificationId id = sent();
        world.receipt(id.ref(), FIRST, DeliveryStatus.FAILED, fault(kind));

        goesBySms(reason(kind));
        assertThat(alerts())
                .singleElement()
                .satisfies(
                        it -> assertThat(it).containsEntry("kind", kind.wire()).containsEntry("error", "63051"));
    }

    @ParameterizedTest
    @EnumSource
    void a_fault_that_the_provider_answers_with_sends_everybody_to_sms(Kind kind) {
        world.sender.answers(new SendOutcome.Refused(fault(kind)));
        sent();

        goesBySms(reason(kind));
    }

    @Test
    void a_failure_of_one_message_opens_nothing() {
        world.sender.answers(new SendOutcome.Refused(new Failure("63058", FailureClass.NEXT)));
        sent();
        world.sender.answers(new SendOutcome.Refused(Examples.NOT_ON_WHATSAPP));
        sent();

        assertThat(plan(started()).first()).isEqualTo(Channel.WHATSAPP);
        assertThat(alerts()).isEmpty();
    }

    @Test
    void many_failures_are_one_opening_and_one_alert() {
        List<VerificationId> ids = List.of(sent(), sent(), sent());
        ids.forEach(it -> world.receipt(it.ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER)));

        assertThat(alerts()).hasSize(1);
    }

    @Test
    void a_round_under_way_needs_no_change_and_a_resend_goes_by_sms() {
        VerificationId waiting = sent();
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        assertThat(plan(waiting).first()).isEqualTo(Channel.WHATSAPP);
        world.receipt(waiting.ref(), FIRST, DeliveryStatus.DELIVERED);
        world.passes(30);

        world.resend(waiting);

        assertThat(plan(waiting).reasons()).containsExactly(PlanReason.BREAKER_OPEN_SENDER);
    }

    @Test
    void after_its_pause_one_start_finds_out_and_its_delivered_message_brings_everybody_back() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        world.passes(59);
        goesBySms(PlanReason.BREAKER_OPEN_SENDER);
        world.passes(1);

        VerificationId probing = sent();
        assertThat(plan(probing).reasons())
                .containsExactly(PlanReason.COUNTRY_WHATSAPP_FIRST, PlanReason.BREAKER_PROBE);
        goesBySms(PlanReason.BREAKER_OPEN_SENDER);

        world.receipt(probing.ref(), FIRST, DeliveryStatus.SENT);
        goesBySms(PlanReason.BREAKER_OPEN_SENDER);
        world.receipt(probing.ref(), FIRST, DeliveryStatus.DELIVERED);

        assertThat(plan(started()).reasons()).containsExactly(PlanReason.COUNTRY_WHATSAPP_FIRST);
        assertThat(world.events.names()).contains("breaker.closed");
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void a_probe_that_fails_or_stays_silent_doubles_the_pause_without_another_alert() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        world.passes(60);
        VerificationId failing = sent();
        world.receipt(failing.ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        world.passes(119);
        goesBySms(PlanReason.BREAKER_OPEN_SENDER);
        world.passes(1);
        VerificationId silent = started();
        assertThat(plan(silent).probes()).isTrue();
        world.passes(239);
        goesBySms(PlanReason.BREAKER_OPEN_SENDER);
        world.passes(1);
        assertThat(plan(started()).probes()).isTrue();
        assertThat(alerts()).hasSize(1);
    }

    @Test
    void a_start_that_has_to_decide_twice_finds_out_all_the_same() {
        VerificationId before = sent();
        world.receipt(before.ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        world.passes(60);
        world.store = InterruptedStore.before("start", world.memory, () -> {
            world.store = world.memory;
            if (world.read(before).round().number() == 1) {
                assertThat(world.resend(before)).isInstanceOf(ResendResult.Accepted.class);
            }
        });

        VerificationId twice = world.started("+2348031231000");

        assertThat(plan(twice).probes()).isTrue();
    }

    @Test
    void a_probe_s_later_receipts_close_nothing_that_was_opened_since() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        world.passes(60);
        VerificationId probing = sent();
        world.receipt(probing.ref(), FIRST, DeliveryStatus.DELIVERED);
        world.passes(240);
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));

        world.receipt(probing.ref(), FIRST, DeliveryStatus.READ);

        goesBySms(PlanReason.BREAKER_OPEN_SENDER);
        assertThat(world.events.named("breaker.closed")).hasSize(1);
    }

    @Test
    void a_probe_of_one_breaker_does_not_close_another_that_was_opened_while_it_was_on_its_way() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.TEMPLATE));
        VerificationId failing = started();
        world.passes(60);
        VerificationId probing = sent();
        world.passes(2);
        world.send(failing.ref(), FIRST, Channel.WHATSAPP, "1-1");
        world.receipt(failing.ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.PROVIDER));

        world.receipt(probing.ref(), FIRST, DeliveryStatus.DELIVERED);

        goesBySms(PlanReason.BREAKER_OPEN_PROVIDER);
        world.passes(60);
        assertThat(world.gates().provider()).isNull();
        assertThat(plan(started()).probes()).isTrue();
        assertThat(plan(started()).reasons()).containsExactly(PlanReason.BREAKER_OPEN_PROVIDER);
    }

    @Test
    void an_alert_names_a_template_and_of_a_sender_s_number_the_last_digits() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        assertThat(alerts().getLast()).containsEntry("name", "*0100");
        world.passes(60);
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.TEMPLATE));
        assertThat(alerts().getLast()).containsEntry("name", "HX00000000000000000000000000000002");
    }

    @Test
    void the_pause_ends_at_an_hour() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.PROVIDER));
        for (int probe = 0; probe < 10; probe++) {
            world.passes(3600);
            assertThat(plan(started()).probes()).isTrue();
        }
    }

    @Test
    void a_fault_of_sms_opens_nothing_on_whatsapp() {
        VerificationId id = sent();
        world.send(id.ref(), FALLBACK);
        world.receipt(id.ref(), FALLBACK, DeliveryStatus.FAILED, fault(Kind.SENDER));

        assertThat(plan(started()).first()).isEqualTo(Channel.WHATSAPP);
    }

    @Test
    void no_public_field_moves_with_a_breaker() {
        VerificationView before = world.view(started());
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        VerificationView after = world.view(started());

        assertThat(after.channels()).isEqualTo(before.channels());
        assertThat(after.nextDeliveryAt()).isEqualTo(before.nextDeliveryAt());
        assertThat(after.deliveriesLeft()).isEqualTo(before.deliveriesLeft());
        assertThat(after.status()).isEqualTo(before.status());
    }

    @Test
    void of_two_starts_that_find_it_due_one_finds_out_and_the_other_goes_by_sms() {
        world.receipt(sent().ref(), FIRST, DeliveryStatus.FAILED, fault(Kind.SENDER));
        world.passes(60);
        world.store = InterruptedStore.before("probeBreaker", world.memory, () -> {
            world.store = world.memory;
            assertThat(plan(started()).probes()).isTrue();
        });

        goesBySms(PlanReason.BREAKER_OPEN_SENDER);
    }
}
