package dev.twoticks.local;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a stranger with an id sees of a verification, without what differs between any two: the number's last
/// digits, and when it was started and last asked for the code.
///
/// @param members by name, `null` in words
record View(Map<String, String> members) {

    private static final Set<String> OWN_HEADERS = Set.of("date", "content-length");

    static View of(Client.Answer answer, Instant startedAt, Instant askedAt) {
        Map<String, String> members = new TreeMap<>();
        members.put("HTTP status", Integer.toString(answer.status()));
        answer.headers().forEach((name, value) -> {
            if (!OWN_HEADERS.contains(name)) {
                members.put("header " + name, value);
            }
        });
        answer.body().properties().forEach(it -> members.put(it.getKey(), seen(it, startedAt, askedAt)));
        return new View(members);
    }

    /// The names of members that only one has, or that say different things.
    Set<String> differences(View other) {
        Set<String> names = new TreeSet<>(members.keySet());
        names.addAll(other.members.keySet());
        names.removeIf(name -> members.containsKey(name)
                && other.members.containsKey(name)
                && members.getOrDefault(name, "").equals(other.members.getOrDefault(name, "")));
        return names;
    }

    private static String seen(Map.Entry<String, JsonNode> member, Instant startedAt, Instant askedAt) {
        JsonNode value = member.getValue();
        return switch (member.getKey()) {
            case "expires_at" -> since(startedAt, value);
            case "next_delivery_at" -> since(askedAt, value);
            case "phone_number" -> value.asText().replaceAll("[0-9]{2}$", "");
            default -> value.toString();
        };
    }

    private static String since(Instant start, JsonNode time) {
        return time.isTextual()
                ? Duration.between(start, Instant.parse(time.asText())).toString()
                : time.toString();
    }
}
