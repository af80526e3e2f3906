package dev.twoticks.secrets;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which of several keys is in use when: `{"current":"<id>","from":{"<id>":<epoch seconds>},"keys":{…}}`. A key is
/// used from its time until the next one's. One without a time was there before the others; among these only
/// `current` was in use, and it is what is used until a time has come. So what was written before keys had times
/// reads on, and readers that know no times go by `current`.
///
/// @param from since when, or from when on, a key is in use
/// @param ids of all keys
record Succession(String current, Map<String, Instant> from, Set<String> ids) {

    static Succession read(SecretJson json) {
        Set<String> ids = json.object("keys").names();
        String current = json.text("current");
        if (!ids.contains(current)) {
            throw json.malformed("current");
        }
        Map<String, Instant> from = json.times("from");
        from.keySet().stream().filter(id -> !ids.contains(id)).findFirst().ifPresent(id -> {
            throw json.malformed("from." + id);
        });
        return new Succession(current, Map.copyOf(from), Set.copyOf(ids));
    }

    String inUse(Instant now) {
        return from.entrySet().stream()
                .filter(it -> !now.isBefore(it.getValue()))
                .max(Map.Entry.<String, Instant>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                .map(Map.Entry::getKey)
                .orElse(current);
    }

    /// Whether a key is there whose time has not come.
    boolean waiting(Instant now) {
        return from.values().stream().anyMatch(now::isBefore);
    }

    /// The time of a key; long ago if it has none.
    Instant since(String id) {
        return from.getOrDefault(id, Instant.MIN);
    }

    /// The keys that were last used before then.
    List<String> unusedSince(Instant then) {
        return ids.stream()
                .filter(id -> end(id).filter(end -> !end.isAfter(then)).isPresent())
                .sorted()
                .toList();
    }

    /// When the next key's time came, or comes; empty for the last one.
    private Optional<Instant> end(String id) {
        return from.values().stream().filter(since(id)::isBefore).min(Comparator.naturalOrder());
    }
}
