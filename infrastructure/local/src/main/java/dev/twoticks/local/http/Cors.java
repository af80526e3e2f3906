package dev.twoticks.local.http;

import com.sun.net.httpserver.Headers;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The API's CORS configuration, which API Gateway answers itself.
///
/// @param maxAge seconds a browser may keep a preflight's answer
public record Cors(Set<String> origins, List<String> methods, List<String> headers, int maxAge) {

    /// A CORS preflight's answer.
    void preflight(@Nullable String origin, Headers answer) {
        if (allow(origin, answer)) {
            answer.set("access-control-allow-methods", String.join(",", methods));
            answer.set("access-control-allow-headers", String.join(",", headers));
            answer.set("access-control-max-age", Integer.toString(maxAge));
        }
    }

    boolean allow(@Nullable String origin, Headers answer) {
        if (origin == null || !origins.contains(origin)) {
            return false;
        }
        answer.set("access-control-allow-origin", origin);
        answer.set("access-control-expose-headers", "location,retry-after");
        answer.set("vary", "origin");
        return true;
    }
}
