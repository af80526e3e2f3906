package dev.twoticks.local.http;

import com.sun.net.httpserver.Headers;
import dev.twoticks.local.template.CorsSpec;
import org.jspecify.annotations.Nullable;

/// The API's CORS configuration, which API Gateway answers itself.
record Cors(CorsSpec spec) {

    /// A CORS preflight's answer.
    void preflight(@Nullable String origin, Headers answer) {
        if (allow(origin, answer)) {
            answer.set("access-control-allow-methods", String.join(",", spec.methods()));
            answer.set("access-control-allow-headers", String.join(",", spec.requestHeaders()));
            answer.set("access-control-max-age", Long.toString(spec.maxAge().toSeconds()));
        }
    }

    boolean allow(@Nullable String origin, Headers answer) {
        if (origin == null || !spec.origins().contains(origin)) {
            return false;
        }
        answer.set("access-control-allow-origin", origin);
        answer.set("access-control-expose-headers", String.join(",", spec.exposedHeaders()));
        answer.set("vary", "origin");
        return true;
    }
}
