package dev.twoticks.local.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Evaluated properties of a resource, or of a mapping within them.
///
/// @param logicalId the resource's
/// @param place for messages
record Properties(String logicalId, String place, Map<?, ?> values) {

    Optional<String> maybe(String name) {
        Object value = values.get(name);
        if (value instanceof Map || value instanceof List) {
            throw wrong(name, "not a text");
        }
        return Optional.ofNullable(value).map(Object::toString);
    }

    String text(String name) {
        return maybe(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    int number(String name) {
        try {
            return Integer.parseInt(text(name));
        } catch (NumberFormatException _) {
            throw wrong(name, "not a whole number");
        }
    }

    Properties map(String name) {
        return new Properties(logicalId, place + "." + name, mapping(name, values.get(name)));
    }

    /// A mapping of texts; empty if it is missing.
    Map<String, String> texts(String name) {
        if (!values.containsKey(name)) {
            return Map.of();
        }
        Properties inner = map(name);
        Map<String, String> texts = new LinkedHashMap<>();
        inner.values().keySet().forEach(key -> texts.put(key.toString(), inner.text(key.toString())));
        return texts;
    }

    /// A list of texts; empty if it is missing.
    List<String> list(String name) {
        return elements(name).stream().map(Object::toString).toList();
    }

    /// A list of mappings.
    List<Properties> maps(String name) {
        return elements(name).stream()
                .map(it -> new Properties(logicalId, place + "." + name, mapping(name, it)))
                .toList();
    }

    TemplateRefused wrong(String name, String problem) {
        return new TemplateRefused(place + "." + name, problem);
    }

    private List<?> elements(String name) {
        return switch (values.get(name)) {
            case null -> List.of();
            case List<?> list -> list;
            default -> throw wrong(name, "not a list");
        };
    }

    private Map<?, ?> mapping(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return map;
        }
        throw wrong(name, "not a mapping");
    }
}
