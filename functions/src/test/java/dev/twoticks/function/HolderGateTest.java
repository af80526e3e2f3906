package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext.Http;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.verification.NoSecretsExtension;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.code.VerificationId;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Whoever has an id and not all that belongs to it is answered, on every route that takes an id, byte for byte
/// as if there were no such verification, and has changed nothing.
class HolderGateTest {

    private static final int STRANGERS = Boolean.getBoolean("test.exhaustive") ? 10_000 : 2_000;
    private static final long SEED = 20261125;

    /// Who says that it is which client, by the `Authorization` header; null stands for none.
    private static final Map<String, @Nullable String> CLIENTS = clients();

    private static final String ORIGIN = "http://localhost:8081";
    private static final String CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~";

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    private final Random random = new Random(SEED);
    private int asked;

    /// One who lacks something.
    private record Stranger(
            String client,
            @Nullable String origin,
            @Nullable String verifier,
            boolean inBody) {

        boolean lacksNothing() {
            return client.equals("public")
                    && Situation.VERIFIER.equals(verifier)
                    && !"https://evil.example".equals(origin);
        }
    }

    @Test
    void stranger_with_the_id_finds_nothing_counts_nothing_and_sends_nothing() {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        Situation.NEXT_DELIVERY.into(service);
        Verification before = verification(service);
        List<String> routes = service.handlers().keySet().stream()
                .filter(it -> it.contains("{id}"))
                .sorted()
                .toList();
        assertThat(routes).hasSize(4);
        int calls = service.watched.calls().size();
        int events = service.events.events().size();

        for (int n = 0; n < STRANGERS; n++) {
            Stranger stranger = stranger();
            String route = routes.get(n % routes.size());

            APIGatewayV2HTTPResponse answer = service.call(route, request(route, stranger, Situation.ID));
            APIGatewayV2HTTPResponse unknown = service.call(
                    route,
                    request(route, stranger, VerificationId.random(random).reveal()));

            assertThat(answer).as(route + " " + stranger).isEqualTo(unknown);
            assertThat(OpenApi.problem(answer)).isEqualTo("not-found");
            assertThat(OpenApi.SHIPPED.faults(route, answer)).isEmpty();
        }

        assertThat(service.watched.calls().stream().skip(calls)).containsOnly("find");
        assertThat(service.events.events()).hasSize(events);
        assertThat(service.workflow.started()).isEmpty();
        assertThat(service.tasks.answers()).isEmpty();
        assertThat(service.tokens.signed()).isEmpty();
        assertThat(verification(service)).isEqualTo(before);
    }

    @Test
    void server_alone_finds_what_it_started_by_its_secret_on_every_route() {
        List<String> impostors = CLIENTS.keySet().stream()
                .filter(it -> !it.equals("confidential"))
                .toList();
        ServiceUnderTest every = new ServiceUnderTest(secrets);
        every.handlers().keySet().stream().filter(it -> it.contains("{id}")).forEach(route -> {
            ServiceUnderTest service = new ServiceUnderTest(secrets);
            String id = startedByServer(service);

            for (String client : impostors) {
                Stranger stranger = new Stranger(client, null, null, false);
                assertThat(OpenApi.problem(service.call(route, request(route, stranger, id))))
                        .as(route + " by " + client)
                        .isEqualTo("not-found");
            }
            Stranger server = new Stranger("confidential", null, null, false);
            assertThat(OpenApi.problem(service.call(route, request(route, server, id))))
                    .as(route)
                    .isNotEqualTo("not-found");
        });
    }

    private static String startedByServer(ServiceUnderTest service) {
        APIGatewayV2HTTPEvent start = new APIGatewayV2HTTPEvent();
        start.setHeaders(Map.of("authorization", String.valueOf(CLIENTS.get("confidential"))));
        start.setBody("{\"phone_number\":\"" + Situation.NUMBER + "\"}");
        String body = service.call("POST /verifications", start).getBody();
        return String.valueOf(OpenApi.object(OpenApi.json(body)).get("id"));
    }

    @Test
    void holder_passes_on_every_route_whether_the_verifier_is_in_the_header_or_in_the_body() {
        for (boolean inBody : List.of(false, true)) {
            new ServiceUnderTest(secrets)
                    .handlers().keySet().stream()
                            .filter(it -> it.contains("{id}"))
                            .filter(it -> !inBody || it.startsWith("POST"))
                            .forEach(route -> {
                                ServiceUnderTest service = new ServiceUnderTest(secrets);
                                Situation.NEXT_DELIVERY.into(service);
                                Stranger holder = new Stranger("public", ORIGIN, Situation.VERIFIER, inBody);

                                assertThat(OpenApi.problem(service.call(route, request(route, holder, Situation.ID))))
                                        .as(route)
                                        .isNotEqualTo("not-found");
                            });
        }
    }

    @Test
    void two_verifiers_that_differ_are_malformed_and_the_same_one_twice_is_not() {
        for (String route : List.of("POST /verifications/{id}/checks", "POST /verifications/{id}/deliveries")) {
            ServiceUnderTest service = new ServiceUnderTest(secrets);
            Situation.NEXT_DELIVERY.into(service);
            Stranger holder = new Stranger("public", null, Situation.VERIFIER, true);
            APIGatewayV2HTTPEvent event = request(route, holder, Situation.ID);

            event.setHeaders(Map.of("code-verifier", Situation.VERIFIER + "x"));
            assertThat(OpenApi.problem(service.call(route, event))).isEqualTo("malformed");
            event.setHeaders(Map.of("code-verifier", Situation.VERIFIER));
            assertThat(OpenApi.problem(service.call(route, event))).isNotEqualTo("malformed");
        }
    }

    @Test
    void what_is_no_verifier_is_malformed_before_anything_is_read() {
        for (String odd : List.of("", " ", "x".repeat(42), "x".repeat(129), "=".repeat(43), "é".repeat(43))) {
            new ServiceUnderTest(secrets)
                    .handlers().keySet().stream()
                            .filter(it -> it.contains("{id}"))
                            .forEach(route -> {
                                ServiceUnderTest service = new ServiceUnderTest(secrets);
                                Stranger stranger = new Stranger("public", null, odd, false);

                                APIGatewayV2HTTPResponse answer =
                                        service.call(route, request(route, stranger, Situation.ID));

                                assertThat(OpenApi.problem(answer)).as(route).isEqualTo("malformed");
                                assertThat(OpenApi.SHIPPED.faults(route, answer))
                                        .isEmpty();
                                assertThat(service.untouched()).isTrue();
                            });
        }
    }

    private Stranger stranger() {
        Stranger made;
        do {
            made = new Stranger(
                    one(CLIENTS.keySet().stream().sorted().toList()),
                    random.nextInt(3) == 0 ? "https://evil.example" : random.nextBoolean() ? ORIGIN : null,
                    verifier(),
                    random.nextBoolean());
        } while (made.lacksNothing());
        return made;
    }

    private @Nullable String verifier() {
        return switch (random.nextInt(5)) {
            case 0 -> null;
            case 1 -> Situation.VERIFIER;
            case 2 -> Situation.CHALLENGE;
            case 3 -> changed(Situation.VERIFIER);
            default -> any(43 + random.nextInt(86));
        };
    }

    private String changed(String text) {
        int place = random.nextInt(text.length());
        char other;
        do {
            other = character();
        } while (other == text.charAt(place));
        return text.substring(0, place) + other + text.substring(place + 1);
    }

    private String any(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(character());
        }
        return text.toString();
    }

    private char character() {
        return CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private APIGatewayV2HTTPEvent request(String route, Stranger stranger, String id) {
        Map<String, String> headers = new HashMap<>();
        put(headers, "authorization", CLIENTS.get(stranger.client()));
        put(headers, "origin", stranger.origin());
        Map<String, Object> body = new LinkedHashMap<>();
        boolean inBody = stranger.inBody() && route.startsWith("POST");
        if (inBody && stranger.verifier() != null) {
            body.put("code_verifier", stranger.verifier());
        } else {
            put(headers, "code-verifier", stranger.verifier());
        }
        if (route.endsWith("/checks")) {
            body.put("code", Situation.code().reveal());
        }
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey(route);
        event.setPathParameters(Map.of("id", id));
        event.setHeaders(headers);
        event.setBody(route.startsWith("POST") ? Json.write(body) : null);
        event.setRequestContext(from("2001:db8:%x:%x::1".formatted(asked >> 16, asked & 0xffff)));
        asked++;
        return event;
    }

    /// Each from an address of its own, so that it is the gate that refuses them.
    private static RequestContext from(String address) {
        Http http = new Http();
        http.setSourceIp(address);
        RequestContext context = new RequestContext();
        context.setHttp(http);
        return context;
    }

    private static void put(Map<String, String> headers, String name, @Nullable String value) {
        if (value != null) {
            headers.put(name, value);
        }
    }

    private static Verification verification(ServiceUnderTest service) {
        return service.memory.find(Situation.ref()).orElseThrow();
    }

    private static Map<String, @Nullable String> clients() {
        Map<String, @Nullable String> clients = new HashMap<>();
        clients.put("public", null);
        clients.put("public with a secret", basic(ServiceUnderTest.WEB + ":x"));
        clients.put("confidential", basic(ServiceUnderTest.SERVER + ":" + ServiceUnderTest.SERVER_SECRET));
        clients.put("confidential, wrong secret", basic(ServiceUnderTest.SERVER + ":x"));
        clients.put("unknown", basic("nobody:x"));
        return clients;
    }

    private static String basic(String pair) {
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
