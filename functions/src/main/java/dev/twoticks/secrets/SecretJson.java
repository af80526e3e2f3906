package dev.twoticks.secrets;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twoticks.verification.key.Key;
import java.util.Base64;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Reads the JSON of secrets. Says which member is wrong, never what it holds.
final class SecretJson {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private SecretJson() {}

    static JsonNode parse(@Nullable String text) {
        try {
            JsonNode json = MAPPER.readTree(text == null ? "{}" : text);
            if (json.isObject()) {
                return json;
            }
        } catch (JsonProcessingException _) {
            // its message quotes the secret
        }
        throw new IllegalStateException("a secret is not a JSON object");
    }

    static String text(JsonNode json, String name) {
        JsonNode value = json.path(name);
        if (!value.isTextual()) {
            throw new IllegalStateException("a secret lacks " + name);
        }
        return value.textValue();
    }

    static byte[] bytes(JsonNode json, String name) {
        try {
            return Base64.getDecoder().decode(text(json, name));
        } catch (IllegalArgumentException _) {
            throw new IllegalStateException("a secret's " + name + " is not base64");
        }
    }

    static Key key(JsonNode json, String name) {
        return new Key(name, bytes(json, name));
    }

    /// The members of `keys`, and which of them is `current`.
    static <T> NamedKeys<T> named(String group, JsonNode json, BiFunction<JsonNode, String, T> reader) {
        JsonNode keys = json.path("keys");
        Map<String, T> byId = keys.propertyStream()
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableMap(id -> id, id -> reader.apply(keys, id)));
        return new NamedKeys<>(group, text(json, "current"), byId);
    }
}
