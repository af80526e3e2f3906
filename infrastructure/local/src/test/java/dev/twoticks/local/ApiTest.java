package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.Client.Answer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What clients, browsers and relying parties see.
@ExtendWith(SharedService.class)
final class ApiTest {

    private static final String SECRET = "demo-server-secret-change-me";

    private final LocalService service;
    private final Client client;

    ApiTest(LocalService service) {
        this.service = service;
        this.client = new Client(service.api());
    }

    @AfterEach
    void close() {
        client.close();
    }

    @Test
    void a_preflight_of_a_listed_origin_names_methods_headers_and_how_long() {
        Answer answer = client.send(
                "OPTIONS", "/verifications", "", Map.of("origin", service.page().toString()));
        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("access-control-allow-origin"))
                .isEqualTo(service.page().toString());
        assertThat(answer.header("access-control-allow-methods")).isEqualTo("GET,POST,DELETE");
        assertThat(answer.header("access-control-allow-headers"))
                .isEqualTo("content-type,code-verifier,idempotency-key");
        assertThat(answer.header("access-control-max-age")).isEqualTo("3600");
    }

    @Test
    void operator_routes_are_for_signed_requests_alone() {
        String number = Numbers.fresh("101");
        String body = "{\"phone_number\":\"" + number + "\"}";
        for (String authorization : new String[] {"", "Basic ZGVtbzp4", "AWS4-HMAC-SHA256 x"}) {
            for (String path : new String[] {"/operator/phones/unlock", "/operator/phones/erase"}) {
                Answer refused = client.send("POST", path, body, Map.of("authorization", authorization));
                assertThat(refused.status()).isEqualTo(403);
                assertThat(refused.text()).isEqualTo("{\"message\":\"Forbidden\"}");
            }
        }

        Answer opened = operator("unlock", body);
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.text()).isEqualTo("{\"opened\":[]}");
    }

    @Test
    void an_erased_number_is_gone_here_and_at_the_provider() {
        String number = Numbers.fresh("101");
        String id = client.start(number).id();
        service.clock().advance(Duration.ofSeconds(5));
        String body = "{\"phone_number\":\"" + number + "\"}";

        JsonNode erased = operator("erase", body).body();

        assertThat(erased.path("verifications").asInt()).as(erased.toString()).isEqualTo(1);
        assertThat(erased.path("messages").asInt()).isPositive();
        assertThat(erased.path("messages_left")).isEmpty();
        assertThat(client.read(id).status()).isEqualTo(404);
        assertThat(operator("erase", body).text())
                .isEqualTo("{\"verifications\":0,\"messages\":0,\"messages_left\":[],\"messages_unknown\":0}");
        assertThat(client.start(number).status()).as("no cooldown is left").isEqualTo(201);
    }

    @Test
    void a_message_that_is_never_finished_is_said_each_time() {
        String number = Numbers.fresh("030");
        client.start(number);
        service.clock().advance(Duration.ofSeconds(10));

        JsonNode left = operator("erase", "{\"phone_number\":\"" + number + "\"}")
                .body()
                .path("messages_left");

        assertThat(left).hasSize(1);
        assertThat(operator("erase", "{\"phone_number\":\"" + number + "\",\"messages\":" + left + "}")
                        .body()
                        .path("messages_left"))
                .isEqualTo(left);
    }

    @Test
    void an_origin_that_is_not_listed_is_told_nothing_and_starts_nothing() {
        Map<String, String> origin = Map.of("origin", "https://elsewhere.example", "content-type", "application/json");
        assertThat(client.send("OPTIONS", "/verifications", "", origin).header("access-control-allow-origin"))
                .isEmpty();
        Answer answer = client.send("POST", "/verifications", startOfWeb(Numbers.fresh("101")), origin);
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.problem()).isEqualTo("origin-not-allowed");
        assertThat(answer.header("access-control-allow-origin")).isEmpty();
    }

    @Test
    void a_listed_origin_may_read_the_answer_and_its_location() {
        Answer answer = client.send(
                "POST",
                "/verifications",
                startOfWeb(Numbers.fresh("101")),
                Map.of("origin", service.page().toString(), "content-type", "application/json"));
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("access-control-allow-origin"))
                .isEqualTo(service.page().toString());
        assertThat(answer.header("access-control-expose-headers")).isEqualTo("location,retry-after");
        assertThat(answer.header("location")).isEqualTo("/verifications/" + answer.id());
        assertThat(answer.header("cache-control")).isEqualTo("no-store");
    }

    @Test
    void a_path_that_is_no_route_is_answered_as_the_gateway_does() {
        Answer answer = client.send("GET", "/nothing", "", Map.of());
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.header("content-type")).isEqualTo("application/json");
        assertThat(answer.text()).isEqualTo("{\"message\":\"Not Found\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AAAAAAAAAAAAAAAAAAAAAA", "short", "AAAAAAAAAAAAAAAAAAAAAB", "%F0%9F%98%80"})
    void an_id_that_nobody_has_is_not_found_whatever_it_looks_like(String id) {
        for (Answer answer :
                new Answer[] {client.read(id), client.check(id, "123456"), client.resend(id), client.cancel(id)}) {
            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.problem()).isEqualTo("not-found");
            assertThat(answer.header("content-type")).isEqualTo("application/problem+json");
            assertThat(answer.header("cache-control")).isEqualTo("no-store");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/.well-known/jwks.json", "/.well-known/openid-configuration"})
    void keys_and_discovery_may_be_cached(String path) {
        Answer answer = client.send("GET", path, "", Map.of());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("cache-control")).isEqualTo("public, max-age=3600");
    }

    @Test
    void discovery_leads_to_keys_that_hold_nothing_private() {
        Answer discovery = client.send("GET", "/.well-known/openid-configuration", "", Map.of());
        String issuer = discovery.body().path("issuer").asText();
        assertThat(issuer).isEqualTo(service.api().toString());
        assertThat(discovery.body().path("jwks_uri").asText()).isEqualTo(issuer + "/.well-known/jwks.json");
        Answer keys = client.send("GET", "/.well-known/jwks.json", "", Map.of());
        assertThat(keys.body().path("keys").path(0).properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrder("kty", "use", "alg", "kid", "n", "e");
    }

    @Test
    void a_server_starts_with_its_secret_only() {
        assertThat(startOfServer(Numbers.fresh("101"), basic(SECRET)).status()).isEqualTo(201);
        assertThat(startOfServer(Numbers.fresh("101"), basic("guessed")).problem())
                .isEqualTo("application-not-allowed");
        assertThat(client.post(
                                "/verifications",
                                Map.of("client_id", "demo-server", "phone_number", Numbers.fresh("101")))
                        .problem())
                .isEqualTo("application-not-allowed");
        assertThat(startOfServer(Numbers.fresh("101"), Map.of("authorization", "Basic ???"))
                        .problem())
                .isEqualTo("malformed");
    }

    @Test
    void what_a_server_started_answers_to_nobody_without_its_secret() {
        String number = Numbers.fresh("101");
        String id = startOfServer(number, basic(SECRET)).id();
        service.clock().advance(Duration.ofSeconds(5));
        String code = code(number);
        String body = "{\"code\":\"" + code + "\"}";
        assertThat(client.send("GET", "/verifications/" + id, "", Map.of()).status())
                .isEqualTo(404);
        assertThat(client.send("POST", "/verifications/" + id + "/checks", body, Map.of())
                        .status())
                .isEqualTo(404);
        assertThat(client.send("POST", "/verifications/" + id + "/checks", body, basic("guessed"))
                        .status())
                .isEqualTo(404);
        Answer approved = client.send("POST", "/verifications/" + id + "/checks", body, basic(SECRET));
        assertThat(approved.status()).as(approved.problem()).isEqualTo(200);
    }

    @Test
    void what_a_page_started_answers_to_nobody_without_its_verifier() {
        String number = Numbers.fresh("101");
        String id = client.start(number).id();
        service.clock().advance(Duration.ofSeconds(40));
        String path = "/verifications/" + id;
        String code = "{\"code\":\"" + code(number) + "\"}";
        String unknown = client.send("GET", "/verifications/AAAAAAAAAAAAAAAAAAAAAA", "", Map.of())
                .text();
        for (Map<String, String> headers :
                List.of(Map.<String, String>of(), Map.of("code-verifier", Client.VERIFIER.replace('X', 'Y')))) {
            for (Answer answer : List.of(
                    client.send("GET", path, "", headers),
                    client.send("POST", path + "/checks", code, headers),
                    client.send("POST", path + "/deliveries", "", headers),
                    client.send("DELETE", path, "", headers))) {
                assertThat(answer.status()).isEqualTo(404);
                assertThat(answer.text()).isEqualTo(unknown);
            }
        }
        assertThat(client.read(id).body().path("deliveries_left").asInt()).isEqualTo(4);
        assertThat(client.check(id, code(number)).status()).isEqualTo(200);
    }

    private Answer operator(String what, String body) {
        return client.send(
                "POST",
                "/operator/phones/" + what,
                body,
                Map.of(
                        "authorization",
                        "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20261124/us-east-1/execute-api/aws4_request,"
                                + " SignedHeaders=host;x-amz-date, Signature=" + "0".repeat(64)));
    }

    private static String startOfWeb(String number) {
        return "{\"client_id\":\"demo-web\",\"phone_number\":\"" + number + "\",\"code_challenge\":\""
                + Client.CHALLENGE + "\"}";
    }

    private Answer startOfServer(String number, Map<String, String> headers) {
        return client.send("POST", "/verifications", "{\"phone_number\":\"" + number + "\"}", headers);
    }

    private String code(String number) {
        // by either channel: what other tests broke may have opened WhatsApp's breaker
        return service.twilio().inbox(number).getFirst().text().replaceAll("\\D", "");
    }

    private static Map<String, String> basic(String secret) {
        byte[] pair = ("demo-server:" + secret).getBytes(StandardCharsets.UTF_8);
        return Map.of(
                "content-type",
                "application/json",
                "authorization",
                "Basic " + Base64.getEncoder().encodeToString(pair));
    }
}
