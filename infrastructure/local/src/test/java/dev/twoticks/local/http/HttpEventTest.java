package dev.twoticks.local.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import dev.twoticks.local.template.RouteSpec;
import dev.twoticks.local.template.ThrottleSpec;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Real requests, and the events that are made of them.
final class HttpEventTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T10:00:00Z"), ZoneOffset.UTC);
    private static final Route ROUTE = new Route(
            new RouteSpec("POST", "/things/{id}", "Thing", new ThrottleSpec(10, 20), false), Map.of("id", "some-id"));

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final HttpServer server;

    HttpEventTest() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void answersWithTheEvent() {
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                byte[] event = HttpEvent.of(exchange, body, ROUTE, CLOCK).getBytes(UTF_8);
                exchange.sendResponseHeaders(200, event.length);
                exchange.getResponseBody().write(event);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop(0);
    }

    @Test
    void it_is_of_version_two_and_says_where_and_when() throws Exception {
        JsonNode event = event("/things/some-id", it -> it);
        assertThat(event.path("version").asText()).isEqualTo("2.0");
        assertThat(event.path("routeKey").asText()).isEqualTo("POST /things/{id}");
        assertThat(event.path("rawPath").asText()).isEqualTo("/things/some-id");
        assertThat(event.path("pathParameters").path("id").asText()).isEqualTo("some-id");
        assertThat(event.path("requestContext").path("timeEpoch").asLong()).isEqualTo(CLOCK.millis());
        assertThat(event.path("requestContext").path("http").path("method").asText())
                .isEqualTo("POST");
        assertThat(event.has("body")).isFalse();
    }

    @Test
    void header_names_are_lower_case_and_repeated_ones_joined() throws Exception {
        JsonNode headers = event(
                        "/things/a", it -> it.header("X-Some-Name", "one").header("X-Some-Name", "two"))
                .path("headers");
        assertThat(headers.path("x-some-name").asText()).isEqualTo("one,two");
        assertThat(headers.has("X-Some-Name")).isFalse();
    }

    @Test
    void the_raw_query_stays_as_it_was_sent_and_parameters_are_decoded() throws Exception {
        JsonNode event = event("/things/a?b=%2B1%20x&a=1&a=2&c", it -> it);
        assertThat(event.path("rawQueryString").asText()).isEqualTo("b=%2B1%20x&a=1&a=2&c");
        JsonNode parameters = event.path("queryStringParameters");
        assertThat(parameters.path("b").asText()).isEqualTo("+1 x");
        assertThat(parameters.path("a").asText()).isEqualTo("1,2");
        assertThat(parameters.path("c").asText()).isEmpty();
    }

    @Test
    void cookies_stand_in_their_own_list() throws Exception {
        JsonNode event = event("/things/a", it -> it.header("Cookie", "a=1; b=2"));
        assertThat(event.path("cookies")).extracting(JsonNode::asText).containsExactly("a=1", "b=2");
        assertThat(event.path("headers").has("cookie")).isFalse();
    }

    @Test
    void a_form_comes_as_base64_and_json_as_text() throws Exception {
        JsonNode form = event(
                "/things/a",
                it -> it.header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("To=%2B1&x=ä")));
        assertThat(form.path("isBase64Encoded").asBoolean()).isTrue();
        assertThat(new String(Base64.getDecoder().decode(form.path("body").asText()), UTF_8))
                .isEqualTo("To=%2B1&x=ä");
        JsonNode json = event(
                "/things/a",
                it -> it.header("Content-Type", "Application/JSON; charset=utf-8")
                        .POST(BodyPublishers.ofString("{\"a\":\"ä\"}")));
        assertThat(json.path("isBase64Encoded").asBoolean()).isFalse();
        assertThat(json.path("body").asText()).isEqualTo("{\"a\":\"ä\"}");
    }

    private JsonNode event(String path, UnaryOperator<HttpRequest.Builder> more) throws Exception {
        URI address = URI.create("http://localhost:" + server.getAddress().getPort() + path);
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(20)).POST(BodyPublishers.noBody());
        return JsonMapper.builder()
                .build()
                .readTree(http.send(more.apply(request).build(), BodyHandlers.ofString())
                        .body());
    }
}
