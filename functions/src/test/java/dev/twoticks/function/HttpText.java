package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent.RequestContext;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request as lines that a fuzzer can change and people can read: the id in the path, the query, the headers, an
/// empty line, the body.
///
/// What API Gateway says besides stands among the headers: `:ip`, the caller's address, and `:base64`, either
/// `encoded` (the body's bytes come encoded) or `flagged` (the body only says so).
///
/// @param body its bytes, one a character
record HttpText(String id, String query, Map<String, String> headers, String body) {

    private static final String ADDRESS = ":ip";
    private static final String BASE64 = ":base64";

    static HttpText parse(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\n\n");
        String[] lines = (end < 0 ? text : text.substring(0, end)).split("\n", -1);
        Map<String, String> headers = new TreeMap<>();
        for (int i = 2; i < lines.length; i++) {
            int colon = lines[i].indexOf(": ");
            if (colon > 0) {
                headers.put(lines[i].substring(0, colon), utf8(lines[i].substring(colon + 2)));
            }
        }
        String body = end < 0 ? "" : text.substring(end + 2);
        return new HttpText(utf8(lines[0]), lines.length > 1 ? utf8(lines[1]) : "", headers, body);
    }

    /// The same request as one of `events/` has it.
    static HttpText of(APIGatewayV2HTTPEvent event) {
        Map<String, String> headers = new TreeMap<>(event.getHeaders() == null ? Map.of() : event.getHeaders());
        String text = event.getBody() == null ? "" : event.getBody();
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (event.getIsBase64Encoded()) {
            headers.put(BASE64, "encoded");
            body = Base64.getDecoder().decode(text);
        }
        Map<String, String> path = event.getPathParameters() == null ? Map.of() : event.getPathParameters();
        Map<String, String> query =
                event.getQueryStringParameters() == null ? Map.of() : event.getQueryStringParameters();
        StringBuilder pairs = new StringBuilder();
        query.forEach((name, value) -> pairs.append(pairs.isEmpty() ? "" : "&")
                .append(name)
                .append('=')
                .append(value));
        return new HttpText(
                path.getOrDefault("id", ""), pairs.toString(), headers, new String(body, StandardCharsets.ISO_8859_1));
    }

    byte[] bytes() {
        StringBuilder text = new StringBuilder(id).append('\n').append(query);
        headers.forEach(
                (name, value) -> text.append('\n').append(name).append(": ").append(value));
        byte[] head = text.append("\n\n").toString().getBytes(StandardCharsets.UTF_8);
        byte[] tail = body.getBytes(StandardCharsets.ISO_8859_1);
        byte[] all = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }

    @Nullable
    String header(String name) {
        return headers.get(name);
    }

    Map<String, String> parameters() {
        Map<String, String> parameters = new TreeMap<>();
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                parameters.merge(pair.substring(0, equals), pair.substring(equals + 1), (a, b) -> a + "," + b);
            }
        }
        return parameters;
    }

    APIGatewayV2HTTPEvent event(String route) {
        Map<String, String> sent = new TreeMap<>(headers);
        String address = sent.remove(ADDRESS);
        String base64 = sent.remove(BASE64);
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey(route);
        event.setHeaders(sent);
        event.setPathParameters(Map.of("id", id));
        event.setQueryStringParameters(parameters());
        event.setRequestContext(RequestContext.builder()
                .withHttp(RequestContext.Http.builder()
                        .withMethod(route.substring(0, route.indexOf(' ')))
                        .withSourceIp(address == null ? "192.0.2.10" : address)
                        .build())
                .build());
        event.setIsBase64Encoded(base64 != null);
        byte[] bytes = body.getBytes(StandardCharsets.ISO_8859_1);
        event.setBody(
                "encoded".equals(base64)
                        ? Base64.getEncoder().encodeToString(bytes)
                        : new String(bytes, StandardCharsets.UTF_8));
        return event;
    }

    private static String utf8(String latin) {
        return new String(latin.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
