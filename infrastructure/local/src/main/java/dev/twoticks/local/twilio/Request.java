package dev.twoticks.local.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request, read whole.
///
/// @param query decoded; the last of equal names counts, as it does for `form`
record Request(String method, String path, Map<String, String> query, Map<String, String> form, Headers headers) {

    private static final int LONGEST_BODY = 64 * 1024;

    /// The headers that mean something here.
    record Headers(
            @Nullable String authorization,
            @Nullable String origin,
            @Nullable String host) {}

    static Request read(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LONGEST_BODY);
        String query = exchange.getRequestURI().getRawQuery();
        return new Request(
                exchange.getRequestMethod(),
                exchange.getRequestURI().getPath(),
                pairs(query == null ? "" : query),
                pairs(new String(body, UTF_8)),
                new Headers(
                        exchange.getRequestHeaders().getFirst("Authorization"),
                        exchange.getRequestHeaders().getFirst("Origin"),
                        exchange.getRequestHeaders().getFirst("Host")));
    }

    boolean is(String wantedMethod) {
        return method.equals(wantedMethod);
    }

    /// A parameter of a control route, which takes it from either place.
    String parameter(String name, String otherwise) {
        return form.getOrDefault(name, query.getOrDefault(name, otherwise));
    }

    private static Map<String, String> pairs(String encoded) {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String pair : encoded.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals > 0) {
                pairs.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
            }
        }
        return Collections.unmodifiableMap(pairs);
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray % stands for itself
        }
    }
}
