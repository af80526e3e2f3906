package dev.twoticks.local.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twoticks.verification.code.VerificationId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// What happened to a verification, from the same event lines that operators read.
final class Timeline {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> NAMED = Set.of("time", "event", "ref");

    private Timeline() {}

    static List<String> of(String id, List<String> events) {
        String ref = VerificationId.parse(id).orElseThrow().ref().hex();
        List<JsonNode> own = events.stream()
                .map(Timeline::read)
                .filter(it -> it.path("ref").asText().equals(ref))
                .toList();
        if (own.isEmpty()) {
            return List.of("(nothing)");
        }
        Instant start = Instant.parse(own.getFirst().path("time").asText());
        return own.stream().map(it -> line(it, start)).toList();
    }

    private static String line(JsonNode event, Instant start) {
        Duration since =
                Duration.between(start, Instant.parse(event.path("time").asText()));
        String details = event.properties().stream()
                .filter(it -> !NAMED.contains(it.getKey()))
                .map(it -> it.getKey() + "=" + it.getValue().asText())
                .collect(Collectors.joining(" "));
        String line = String.format(
                Locale.ROOT,
                "%3d:%04.1f  %-24s %s",
                since.toMinutes(),
                since.toMillis() / 1000.0 - 60 * since.toMinutes(),
                event.path("event").asText(),
                details);
        return line.stripTrailing();
    }

    private static JsonNode read(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("not an event line", e);
        }
    }
}
