package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.local.twilio.scenario.Channel;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TransportTest {

    private final RunningSimulator running = new RunningSimulator();

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({
        "WHATSAPP,429,429,20429", "WHATSAPP,401,401,20003", "WHATSAPP,500,500,20500", "WHATSAPP,503,503,20503",
        "SMS,729,429,20429", "SMS,701,401,20003", "SMS,700,500,20500", "SMS,703,503,20503"
    })
    void a_fault_answers_with_its_status_and_code_and_creates_nothing(
            Channel channel, String digits, int status, int code) {
        HttpResponse<String> answer = running.create(form(channel, digits));

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(json(answer).path("code").asInt()).isEqualTo(code);
        assertThat(answer.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 429);
        assertThat(running.simulator.inbox(Examples.NIGERIA + digits)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"WHATSAPP,502", "SMS,702"})
    void a_bad_gateway_answers_html(Channel channel, String digits) {
        HttpResponse<String> answer = running.create(form(channel, digits));

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
        assertThat(answer.body()).startsWith("<html>");
    }

    @ParameterizedTest
    @CsvSource({"WHATSAPP,302", "SMS,732"})
    void a_redirect_has_a_json_body_without_a_sid(Channel channel, String digits) {
        HttpResponse<String> answer = running.create(form(channel, digits));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(answer.headers().firstValue("Location")).isPresent();
        assertThat(json(answer).has("sid")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"WHATSAPP,439", "SMS,739"})
    void a_delivery_that_is_throttled_once_is_accepted_the_second_time(Channel channel, String digits) {
        assertThat(running.create(form(channel, digits)).statusCode()).isEqualTo(429);
        assertThat(running.create(form(channel, digits)).statusCode()).isEqualTo(201);
        Map<String, String> next = form(channel, digits);
        next.put("StatusCallback", running.receiver.url().replace("1-1", "1-2"));
        assertThat(running.create(next).statusCode()).isEqualTo(429);
    }

    @ParameterizedTest
    @CsvSource({"WHATSAPP,490,0", "WHATSAPP,491,1", "SMS,790,0", "SMS,791,1"})
    void a_dropped_connection_hides_whether_the_message_was_accepted(Channel channel, String digits, int messages) {
        assertThatThrownBy(() -> running.create(form(channel, digits))).hasCauseInstanceOf(IOException.class);
        running.timers.turn(Duration.ofSeconds(5));

        assertThat(running.simulator.inbox(Examples.NIGERIA + digits)).hasSize(messages);
        assertThat(running.receiver.receipts()).hasSize(messages * 2);
        assertThat(running.simulator.postsPerDelivery()).hasSize(1).containsValue(1);
    }

    @ParameterizedTest
    @CsvSource({"WHATSAPP,492,0", "WHATSAPP,493,1", "SMS,792,0", "SMS,793,1"})
    void a_hanging_connection_outlasts_the_read_timeout(Channel channel, String digits, int messages) {
        var request = RunningSimulator.form(
                running.request(RunningSimulator.messages(), Examples.KEY, Examples.SECRET), form(channel, digits));

        assertThatThrownBy(() -> running.send(request.timeout(Duration.ofMillis(300))))
                .hasCauseInstanceOf(HttpTimeoutException.class);
        assertThat(running.simulator.inbox(Examples.NIGERIA + digits)).hasSize(messages);
        assertThat(running.simulator.requests())
                .singleElement()
                .satisfies(each -> assertThat(each.outcome()).isEqualTo("no answer"));
    }

    @Test
    void a_hanging_connection_ends_with_the_simulator() {
        Instant deadline = Instant.now().plusSeconds(5);
        CompletableFuture<HttpResponse<String>> call =
                CompletableFuture.supplyAsync(() -> running.create(form(Channel.WHATSAPP, "492")));
        while (running.simulator.requests().isEmpty()) {
            assertThat(Instant.now()).as("the request arrives").isBefore(deadline);
            Thread.onSpinWait();
        }
        assertThat(call).isNotDone();

        running.simulator.close();

        // failsWithin alone is content with a call that is still waiting
        assertThat(call).failsWithin(Duration.ofSeconds(5)).withThrowableOfType(ExecutionException.class);
    }

    @ParameterizedTest
    @EnumSource(Channel.class)
    void an_outage_closes_one_channel_and_ends(Channel down) {
        Channel up = down == Channel.SMS ? Channel.WHATSAPP : Channel.SMS;
        running.simulator.outage(down, true);

        assertThat(running.create(form(down, "000")).statusCode()).isEqualTo(503);
        assertThat(running.create(form(up, "000")).statusCode()).isEqualTo(201);
        running.simulator.outage(down, false);
        assertThat(running.create(form(down, "000")).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(strings = {"429", "500", "302", "492"})
    void a_mistake_of_the_request_is_answered_before_a_fault(String digits) {
        Map<String, String> form = form(Channel.WHATSAPP, digits);
        form.remove("ContentSid");

        assertThat(running.create(form).statusCode()).isEqualTo(400);
    }

    @Test
    void requests_are_counted_by_delivery() {
        Map<String, String> second = form(Channel.SMS, "000");
        second.put("StatusCallback", running.receiver.url().replace("1-1", "1-2") + "#rc=5");
        running.create(form(Channel.WHATSAPP, "500"));
        running.create(form(Channel.WHATSAPP, "500"));
        running.create(second);
        running.get(RunningSimulator.messages());

        assertThat(running.simulator.postsPerDelivery())
                .containsOnly(
                        Map.entry("verification=be45cb2605bf36bebde684841a28f0fd&delivery=1-1", 2),
                        Map.entry("verification=be45cb2605bf36bebde684841a28f0fd&delivery=1-2", 1));
        assertThat(running.simulator.requests())
                .extracting(RecordedRequest::outcome)
                .containsExactly("500", "500", "201", "200");
    }

    private Map<String, String> form(Channel channel, String digits) {
        String number = Examples.NIGERIA + digits;
        return channel == Channel.WHATSAPP ? running.whatsapp(number) : running.sms(number);
    }
}
