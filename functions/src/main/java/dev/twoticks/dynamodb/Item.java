package dev.twoticks.dynamodb;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// An item, or a map inside one, as it was read. Complaints name the attribute and never its value.
record Item(Map<String, AttributeValue> attributes) {

    /// No such item.
    static final Item NONE = new Item(Map.of());

    boolean isEmpty() {
        return attributes.isEmpty();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return value(name).s();
    }

    @Nullable
    String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    long number(String name) {
        return Long.parseLong(value(name).n());
    }

    int count(String name) {
        return Math.toIntExact(number(name));
    }

    Instant time(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    @Nullable
    Instant timeOrNull(String name) {
        return has(name) ? time(name) : null;
    }

    boolean flag(String name) {
        return has(name) && value(name).bool();
    }

    byte[] bytes(String name) {
        return value(name).b().asByteArray();
    }

    Item map(String name) {
        return new Item(value(name).m());
    }

    List<AttributeValue> list(String name) {
        return has(name) ? value(name).l() : List.of();
    }

    List<String> set(String name) {
        return has(name) ? value(name).ss() : List.of();
    }

    /// A word that must be one of ours.
    <T> T word(String name, Function<String, Optional<T>> parse) {
        return parse.apply(text(name)).orElseThrow(() -> new IllegalStateException("unknown word in " + name));
    }

    private AttributeValue value(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException("item without " + name);
        }
        return value;
    }
}
