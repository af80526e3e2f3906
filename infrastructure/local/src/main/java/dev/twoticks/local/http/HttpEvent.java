package dev.twoticks.local.http;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request as API Gateway hands it to a function: payload format 2.0.
final class HttpEvent {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> TEXT = List.of("application/json", "application/problem+json", "text/");

    private HttpEvent() {}

    static String of(HttpExchange exchange, byte[] body, Route route, Clock clock) {
        ObjectNode event = JSON.createObjectNode();
        event.put("version", "2.0");
        event.put("routeKey", route.spec().key());
        event.put("rawPath", exchange.getRequestURI().getRawPath());
        String query = exchange.getRequestURI().getRawQuery();
        event.put("rawQueryString", query == null ? "" : query);
        Map<String, String> headers = headers(exchange);
        cookies(event, headers.remove("cookie"));
        headers.forEach(event.putObject("headers")::put);
        if (query != null && !query.isEmpty()) {
            query(query).forEach(event.putObject("queryStringParameters")::put);
        }
        if (!route.pathParameters().isEmpty()) {
            route.pathParameters().forEach(event.putObject("pathParameters")::put);
        }
        context(event.putObject("requestContext"), exchange, headers, route, clock);
        body(event, headers.getOrDefault("content-type", ""), body);
        return event.toString();
    }

    private static void context(
            ObjectNode context, HttpExchange exchange, Map<String, String> headers, Route route, Clock clock) {
        context.put("accountId", "000000000000");
        context.put("apiId", "local");
        context.put("domainName", headers.getOrDefault("host", "localhost"));
        context.put("requestId", "local");
        context.put("routeKey", route.spec().key());
        context.put("stage", "$default");
        context.put("timeEpoch", clock.millis());
        ObjectNode http = context.putObject("http");
        http.put("method", exchange.getRequestMethod());
        http.put("path", exchange.getRequestURI().getPath());
        http.put("protocol", exchange.getProtocol());
        http.put("sourceIp", exchange.getRemoteAddress().getAddress().getHostAddress());
        http.put("userAgent", headers.getOrDefault("user-agent", ""));
    }

    /// Cookies stand in a list of their own and no more among the headers.
    private static void cookies(ObjectNode event, @Nullable String header) {
        if (header != null) {
            Arrays.stream(header.split(";", -1)).map(String::strip).forEach(event.putArray("cookies")::add);
        }
    }

    /// Text stays text; everything else, forms included, comes as base64.
    private static void body(ObjectNode event, String contentType, byte[] body) {
        boolean text = TEXT.stream().anyMatch(contentType.toLowerCase(Locale.ROOT)::startsWith);
        if (body.length > 0) {
            event.put(
                    "body",
                    text
                            ? new String(body, StandardCharsets.UTF_8)
                            : Base64.getEncoder().encodeToString(body));
        }
        event.put("isBase64Encoded", body.length > 0 && !text);
    }

    private static Map<String, String> headers(HttpExchange exchange) {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(",", values)));
        return headers;
    }

    /// Decoded, a name that stands twice joined by commas.
    private static Map<String, String> query(String raw) {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : raw.split("&", -1)) {
            String[] parts = pair.split("=", 2);
            parameters.merge(decode(parts[0]), parts.length == 2 ? decode(parts[1]) : "", (a, b) -> a + "," + b);
        }
        return parameters;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
