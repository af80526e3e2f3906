package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.twilio.scenario.Scenario;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.URLConnection;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SiteTest {

    private static final String NUMBER = Examples.NIGERIA + "000";

    private final RunningSimulator running = new RunningSimulator();

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/, text/html; charset=utf-8",
        "/phone, text/html; charset=utf-8",
        "/phone?number=%2B2348031234000, text/html; charset=utf-8",
        "/phone/phone.css, text/css; charset=utf-8",
        "/phone/scenarios.css, text/css; charset=utf-8",
        "/phone/phone.js, text/javascript; charset=utf-8",
        "/phone/threads.js, text/javascript; charset=utf-8",
        "/phone/sign-in.js, text/javascript; charset=utf-8",
        "/phone/icon.svg, image/svg+xml",
        "/phone/config.json, application/json",
        "/scenarios.json, application/json",
        "/simulator/state.json, application/json",
        "/simulator/numbers.json, application/json",
        "/simulator/requests.json, application/json",
        "/simulator/callbacks.json, application/json",
    })
    void each_page_is_served_with_its_type(String path, String type) {
        HttpResponse<String> answer = running.get(path);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(type);
        assertThat(answer.body()).isNotBlank();
    }

    @ParameterizedTest
    @CsvSource({"/nothing,404", "/phone/../phone.html,404", "/phone/phone.html.bak,404", "/simulator/clock,405"})
    void anything_else_is_not(String path, int status) {
        assertThat(running.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void the_root_and_the_json_show_every_scenario() {
        String page = running.get("/").body();
        JsonNode rows = json(running.get("/scenarios.json"));

        assertThat(rows).hasSameSizeAs(running.simulator.scenarios());
        assertThat(running.simulator.scenarios())
                .allSatisfy((Scenario scenario) -> assertThat(page)
                        .contains(
                                ">" + scenario.name() + "<",
                                scenario.whatsapp().words(),
                                scenario.sms().words()));
        assertThat(page).contains("POST /simulator/clock", "GET /simulator/inbox.json");
    }

    @Test
    void the_phone_page_may_call_the_service_and_nobody_else() {
        assertThat(running.get("/phone").headers().firstValue("Content-Security-Policy"))
                .hasValueSatisfying(policy -> assertThat(policy)
                        .contains("default-src 'none'", "connect-src 'self' http://localhost:3000/;"));
        assertThat(json(running.get("/phone/config.json")).path("api").asText()).isEqualTo("http://localhost:3000");
        assertThat(json(running.get("/phone/config.json")).path("client_id").asText())
                .isEqualTo("demo-web");
        assertThat(running.get("/phone").body()).doesNotContain("//cdn", "https://");
    }

    @Test
    void the_clock_is_moved_and_messages_arrive() {
        running.accepted(running.whatsapp(NUMBER));

        JsonNode state = json(running.post("/simulator/clock", Map.of("seconds", "30")));

        assertThat(Instant.parse(state.path("now").asText())).isEqualTo(Instant.parse("2026-11-23T12:00:30Z"));
        JsonNode inbox = json(running.get("/simulator/inbox.json?number=%2B2348031234000"));
        JsonNode message = inbox.path("messages").path(0);
        assertThat(message.path("status").asText()).isEqualTo("delivered");
        assertThat(message.path("channel").asText()).isEqualTo("whatsapp");
        assertThat(message.path("code").asText()).isEqualTo("012345");
        assertThat(message.path("button").asText()).isEqualTo("Copy code");
        assertThat(message.path("history")).hasSize(3);
        assertThat(json(running.get("/simulator/numbers.json"))
                        .path(0)
                        .path("number")
                        .asText())
                .isEqualTo(NUMBER);
    }

    @ParameterizedTest
    @CsvSource({"-1", "x", "90000", "''"})
    void a_clock_moved_by_nonsense_stands_still(String seconds) {
        assertThat(running.post("/simulator/clock", Map.of("seconds", seconds)).statusCode())
                .isEqualTo(400);
        assertThat(running.timers.now()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
    }

    @Test
    void switches_are_turned_by_their_routes() {
        running.post("/simulator/credentials", Map.of("refused", "true"));
        assertThat(running.create(running.sms(NUMBER)).statusCode()).isEqualTo(401);
        running.post("/simulator/credentials?refused=false", Map.of());

        running.post("/simulator/outage", Map.of("channel", "sms", "on", "true"));
        assertThat(running.create(running.sms(NUMBER)).statusCode()).isEqualTo(503);
        running.post("/simulator/outage", Map.of("channel", "sms", "on", "false"));

        running.post("/simulator/opt-out", Map.of("number", NUMBER, "on", "true"));
        assertThat(json(running.create(running.sms(NUMBER))).path("code").asInt())
                .isEqualTo(21610);

        JsonNode state = json(running.post("/simulator/signing", Map.of("key", "wrong")));
        assertThat(state.path("signing").asText()).isEqualTo("wrong");
        assertThat(state.path("opted_out").path(0).asText()).isEqualTo(NUMBER);
        assertThat(state.path("outages")).isEmpty();
        assertThat(state.path("credentials_refused").asBoolean()).isFalse();
        assertThat(running.post("/simulator/outage", Map.of("channel", "pigeon"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void another_sites_page_cannot_turn_a_switch() {
        var foreign = RunningSimulator.form(
                        running.request("/simulator/credentials", "nobody", ""), Map.of("refused", "true"))
                .header("Origin", "https://elsewhere.example");
        var own = RunningSimulator.form(
                        running.request("/simulator/credentials", "nobody", ""), Map.of("refused", "false"))
                .header("Origin", running.base.toString());

        assertThat(running.send(foreign).statusCode()).isEqualTo(403);
        assertThat(json(running.get("/simulator/state.json"))
                        .path("credentials_refused")
                        .asBoolean())
                .isFalse();
        assertThat(running.send(own).statusCode()).isEqualTo(200);
    }

    @Test
    void requests_and_receipts_are_shown() {
        running.accepted(running.whatsapp(NUMBER));
        running.timers.turn(Duration.ofSeconds(2));

        JsonNode requests = json(running.get("/simulator/requests.json"));
        JsonNode callbacks = json(running.get("/simulator/callbacks.json"));

        assertThat(requests.path("posts_per_delivery")
                        .path("verification=be45cb2605bf36bebde684841a28f0fd&delivery=1-1")
                        .asInt())
                .isEqualTo(1);
        assertThat(requests.path("requests").path(0).path("outcome").asText()).isEqualTo("201");
        assertThat(requests.toString()).doesNotContain(Examples.SECRET);
        assertThat(callbacks)
                .hasSize(2)
                .allSatisfy(
                        attempt -> assertThat(attempt.path("outcome").asText()).isEqualTo("204"));
    }

    @Test
    void the_event_stream_tells_of_a_change() throws IOException {
        URLConnection connection =
                URI.create(running.base + "/simulator/events").toURL().openConnection();
        connection.setReadTimeout(10_000);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
            assertThat(connection.getContentType()).startsWith("text/event-stream");
            assertThat(lines.readLine()).startsWith("retry:");
            assertThat(lines.readLine()).isEmpty();
            assertThat(lines.readLine()).isEqualTo("data: 0");
            assertThat(lines.readLine()).isEmpty();

            running.accepted(running.sms(NUMBER));

            assertThat(lines.readLine()).isEqualTo("data: 1");
        }
    }
}
