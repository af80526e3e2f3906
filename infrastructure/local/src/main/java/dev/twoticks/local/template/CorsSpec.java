package dev.twoticks.local.template;

import java.time.Duration;
import java.util.List;

/// What the HTTP API answers browsers of other origins.
public record CorsSpec(
        List<String> origins,
        List<String> methods,
        List<String> requestHeaders,
        List<String> exposedHeaders,
        Duration maxAge) {

    public CorsSpec {
        origins = List.copyOf(origins);
        methods = List.copyOf(methods);
        requestHeaders = List.copyOf(requestHeaders);
        exposedHeaders = List.copyOf(exposedHeaders);
    }
}
