package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.scenario.Channel;
import dev.twoticks.verification.code.VerificationId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Whatever Twilio answers, or does not, a delivery is one request, and people get what they should.
@ExtendWith(SharedService.class)
final class OneRequestTest {

    private final LocalService service;
    private final Client client;

    OneRequestTest(LocalService service) {
        this.service = service;
        this.client = new Client(service.api());
    }

    /// What failed before has opened breakers and closed the provider; one message that arrives mends both.
    @BeforeEach
    void mend() {
        service.clock().advance(Duration.ofHours(2));
        started(Numbers.fresh("101"));
        service.clock().advance(Duration.ofMinutes(15));
    }

    @AfterEach
    void close() {
        client.close();
    }

    /// @param whatsapp messages that Twilio took, whether they arrived or not
    private record Expected(String scenario, int whatsapp, int sms, List<Integer> requests) {}

    private static final List<Expected> ALL = List.of(
            new Expected("429", 0, 1, List.of(2, 1)),
            new Expected("439", 1, 0, List.of(2)),
            new Expected("500", 0, 1, List.of(1, 1)),
            new Expected("502", 0, 1, List.of(1, 1)),
            new Expected("503", 0, 1, List.of(1, 1)),
            new Expected("302", 0, 1, List.of(1, 1)),
            new Expected("490", 0, 1, List.of(1, 1)),
            new Expected("491", 1, 0, List.of(1)),
            new Expected("492", 0, 1, List.of(1, 1)),
            new Expected("493", 1, 0, List.of(1)),
            new Expected("729", 1, 0, List.of(1, 2)),
            new Expected("739", 1, 1, List.of(1, 2)),
            new Expected("700", 1, 0, List.of(1, 1)),
            new Expected("702", 1, 0, List.of(1, 1)),
            new Expected("703", 1, 0, List.of(1, 1)),
            new Expected("732", 1, 0, List.of(1, 1)),
            new Expected("790", 1, 0, List.of(1, 1)),
            new Expected("791", 1, 1, List.of(1, 1)),
            new Expected("792", 1, 0, List.of(1, 1)),
            new Expected("793", 1, 1, List.of(1, 1)));

    @Test
    void each_delivery_is_one_request_whatever_twilio_answers() {
        Map<String, Expected> started = new LinkedHashMap<>();
        Map<String, String> refs = new LinkedHashMap<>();
        for (Expected expected : ALL) {
            String number = Numbers.fresh(expected.scenario());
            started.put(number, expected);
            refs.put(number, started(number));
        }
        service.clock().advance(Duration.ofMinutes(15));
        started.forEach((number, expected) -> assertHeld(number, refs.getOrDefault(number, ""), expected));
        assertThat(service.runningExecutions()).as("executions left waiting").isZero();
    }

    @Test
    void refused_credentials_are_one_request_too_and_close_the_door_to_others() {
        String number = Numbers.fresh("401");
        String ref = started(number);
        service.clock().advance(Duration.ofSeconds(5));
        assertThat(client.start(Numbers.fresh("101")).problem()).isEqualTo("provider-not-configured");
        assertHeld(number, ref, new Expected("401", 0, 1, List.of(1, 1)));
        service.clock().advance(Duration.ofSeconds(61));
        String next = Numbers.fresh("701");
        String nextRef = started(next);
        // its SMS is refused a second or two later, and closes the door once more
        service.clock().advance(Duration.ofSeconds(70));
        assertHeld(next, nextRef, new Expected("701", 1, 0, List.of(1, 1)));
        started(Numbers.fresh("101"));
        service.clock().advance(Duration.ofMinutes(15));
        started(Numbers.fresh("101"));
        service.clock().advance(Duration.ofMinutes(15));
        assertThat(service.runningExecutions()).as("executions left waiting").isZero();
    }

    private String started(String number) {
        Client.Answer answer = client.start(number);
        assertThat(answer.status()).as("starting, %s", answer.text()).isEqualTo(201);
        return VerificationId.parse(answer.id()).orElseThrow().ref().hex();
    }

    private void assertHeld(String number, String ref, Expected expected) {
        String name = "scenario " + expected.scenario();
        assertThat(messages(number, Channel.WHATSAPP)).as("%s, WhatsApp", name).isEqualTo(expected.whatsapp());
        assertThat(messages(number, Channel.SMS)).as("%s, SMS", name).isEqualTo(expected.sms());
        List<Integer> requests = service.twilio().postsPerDelivery().entrySet().stream()
                .filter(it -> it.getKey().contains(ref))
                .map(Map.Entry::getValue)
                .toList();
        assertThat(requests).as("%s, requests of each delivery", name).isEqualTo(expected.requests());
    }

    private long messages(String number, Channel channel) {
        return service.twilio().inbox(number).stream()
                .map(InboxMessage::channel)
                .filter(channel::equals)
                .count();
    }
}
