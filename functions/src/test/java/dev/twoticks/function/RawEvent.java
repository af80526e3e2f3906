package dev.twoticks.function;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// A request of any form, also of forms that no decent client sends.
record RawEvent(
        @Nullable String body,
        boolean base64,
        Map<String, String> headers,
        @Nullable Map<String, String> path) {

    static RawEvent body(@Nullable String body) {
        return new RawEvent(body, false, Map.of(), Map.of("id", Situation.ID));
    }

    static RawEvent bytes(byte[] body) {
        return body(Base64.getEncoder().encodeToString(body)).flaggedBase64();
    }

    static RawEvent encoded(String body) {
        return bytes(body.getBytes(StandardCharsets.UTF_8));
    }

    RawEvent flaggedBase64() {
        return new RawEvent(body, true, headers, path);
    }

    RawEvent with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new RawEvent(body, base64, more, path);
    }

    /// @param id null for no path parameters at all, as API Gateway has it where a route has none
    RawEvent at(@Nullable String id) {
        return new RawEvent(body, base64, headers, id == null ? null : Map.of("id", id));
    }

    APIGatewayV2HTTPEvent event(String route) {
        APIGatewayV2HTTPEvent event = new APIGatewayV2HTTPEvent();
        event.setRouteKey(route);
        event.setBody(body);
        event.setIsBase64Encoded(base64);
        if (!headers.isEmpty()) {
            event.setHeaders(headers);
        }
        event.setPathParameters(path);
        return event;
    }
}
