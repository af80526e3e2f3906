package dev.twoticks.local.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.twoticks.local.lambda.Functions;
import dev.twoticks.local.lambda.Invocation;
import dev.twoticks.local.template.RouteSpec;
import dev.twoticks.local.template.ServiceTemplate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

/// The public API on this machine: finds the route, calls its function, answers with what it says.
public final class HttpFront implements HttpHandler {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static final Pattern SIGNED =
            Pattern.compile("AWS4-HMAC-SHA256 Credential=[^ ,]+, *SignedHeaders=[^ ,]+, *Signature=[0-9a-f]{64}");

    /// API Gateway takes ten megabytes; nothing here is near one.
    private static final int LARGEST_BODY = 1 << 20;

    private final List<RouteSpec> routes;
    private final Functions functions;
    private final Cors cors;
    private final Map<RouteSpec, Throttle> throttles = new HashMap<>();
    private final Clock clock;

    public HttpFront(ServiceTemplate template, Functions functions, Clock clock) {
        this.routes = template.routes();
        this.functions = functions;
        this.cors = new Cors(template.cors());
        this.routes.forEach(it -> throttles.put(it, new Throttle(it.throttle(), clock)));
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String origin = exchange.getRequestHeaders().getFirst("origin");
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            Optional<Route> found = find(exchange);
            if (exchange.getRequestMethod().equals("OPTIONS")) {
                cors.preflight(origin, exchange.getResponseHeaders());
                exchange.sendResponseHeaders(204, -1);
            } else if (found.isEmpty()) {
                message(exchange, 404, "Not Found");
            } else if (body.length > LARGEST_BODY) {
                message(exchange, 413, "Request Too Long");
            } else if (found.get().spec().signed() && !signed(exchange)) {
                message(exchange, 403, "Forbidden");
            } else if (!throttle(found.get()).admits()) {
                message(exchange, 429, "Too Many Requests");
            } else {
                cors.allow(origin, exchange.getResponseHeaders());
                call(exchange, body, found.get());
            }
        }
    }

    private Optional<Route> find(HttpExchange exchange) {
        String path = exchange.getRequestURI().getPath();
        return routes.stream()
                .flatMap(it -> Route.match(it, exchange.getRequestMethod(), path).stream())
                .findFirst();
    }

    /// There is no IAM here: a signature is taken for good if it looks like one.
    private static boolean signed(HttpExchange exchange) {
        String authorization = exchange.getRequestHeaders().getFirst("authorization");
        return authorization != null && SIGNED.matcher(authorization).matches();
    }

    private Throttle throttle(Route route) {
        return Objects.requireNonNull(throttles.get(route.spec()));
    }

    private void call(HttpExchange exchange, byte[] body, Route route) throws IOException {
        String event = HttpEvent.of(exchange, body, route, clock);
        switch (functions.invoke(route.spec().function(), event)) {
            case Invocation.Returned(String json) -> answer(exchange, JSON.readTree(json));
            case Invocation.Failed _ -> message(exchange, 500, "Internal Server Error");
        }
    }

    private static void answer(HttpExchange exchange, JsonNode answer) throws IOException {
        answer.path("headers")
                .properties()
                .forEach(it -> exchange.getResponseHeaders()
                        .set(it.getKey(), it.getValue().asText()));
        String text = answer.path("body").asText("");
        byte[] body = answer.path("isBase64Encoded").asBoolean()
                ? Base64.getDecoder().decode(text)
                : text.getBytes(StandardCharsets.UTF_8);
        write(exchange, answer.path("statusCode").asInt(), body);
    }

    private static void message(HttpExchange exchange, int status, String message) throws IOException {
        exchange.getResponseHeaders().set("content-type", "application/json");
        write(exchange, status, JSON.writeValueAsBytes(Map.of("message", message)));
    }

    private static void write(HttpExchange exchange, int status, byte[] body) throws IOException {
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }
}
