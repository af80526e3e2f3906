package dev.twoticks.policy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A block with a closed set of keys. An unknown one is a problem, because it is a misspelt one.
final class Section {

    private final Value block;
    private final Map<String, Value> values;
    private final String missing;

    private Section(Value block, Map<String, Value> values, String missing) {
        this.block = block;
        this.values = values;
        this.missing = missing;
    }

    static Section of(Value block, List<String> known) {
        return new Section(block, known(block, known), "is missing");
    }

    /// A block that says only where it differs from `defaults`; it may say nothing.
    static Section overriding(Section defaults, Value block, List<String> known) {
        Map<String, Value> values = new LinkedHashMap<>(defaults.values);
        if (!block.empty()) {
            values.putAll(known(block, known));
        }
        return new Section(block, values, "is missing, here and in defaults");
    }

    private static Map<String, Value> known(Value block, List<String> known) {
        Map<String, Value> values = block.map();
        values.forEach((key, it) -> {
            if (!known.contains(key)) {
                it.place().wrong("is no key here; the keys are " + String.join(", ", known));
            }
        });
        return values;
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    Optional<Value> find(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /// A key that must be there. Where there is no block at all, that alone is the problem.
    Optional<Value> need(String key) {
        if (!has(key) && (block.block() || block.empty())) {
            block.place().under(key, block.place().line()).wrong(missing);
        }
        return find(key);
    }

    /// Keys that must all be there.
    void needAll(List<String> keys) {
        keys.forEach(this::need);
    }

    /// The good items of a list that may be left out. One that is in it twice is a problem.
    <T> List<T> items(String key, Function<Value, Optional<T>> form) {
        List<T> items = new ArrayList<>();
        for (Value each : find(key).map(Value::list).orElse(List.of())) {
            form.apply(each).ifPresent(item -> {
                if (items.contains(item)) {
                    each.place().wrong("is in the list twice");
                }
                items.add(item);
            });
        }
        return items;
    }
}
