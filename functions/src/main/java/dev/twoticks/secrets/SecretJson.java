package dev.twoticks.secrets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/// An object in a secret, and the way to it for messages.
record SecretJson(SecretGroup group, String path, JsonNode node) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    /// Of the year 9999.
    private static final long LAST_SECOND = 253_402_300_799L;

    static SecretJson parse(SecretGroup group, String text) {
        try {
            JsonNode node = JSON.readTree(text);
            if (node.isObject()) {
                return new SecretJson(group, "", node);
            }
        } catch (JsonProcessingException quotesTheSecret) {
            // reported below without it
        }
        throw new MalformedSecretException(group, "not a JSON object");
    }

    boolean isEmpty() {
        return node.isEmpty();
    }

    SecretJson object(String field) {
        JsonNode child = node.path(field);
        if (!child.isObject()) {
            throw malformed(field);
        }
        return new SecretJson(group, path + field + ".", child);
    }

    /// Where the keys are that rotate.
    SecretJson rotating() {
        return group == SecretGroup.PHONE_KEYS ? object("data") : this;
    }

    ObjectNode copy() {
        return node.deepCopy();
    }

    Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        node.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// The times in an object, by their names; none if it is not there.
    Map<String, Instant> times(String field) {
        Map<String, Instant> times = new LinkedHashMap<>();
        if (node.has(field)) {
            SecretJson listed = object(field);
            listed.names().forEach(name -> times.put(name, listed.time(name)));
        }
        return times;
    }

    private Instant time(String field) {
        JsonNode child = node.path(field);
        if (!child.isIntegralNumber()
                || !child.canConvertToLong()
                || child.longValue() > LAST_SECOND
                || child.longValue() < 0) {
            throw malformed(field);
        }
        return Instant.ofEpochSecond(child.longValue());
    }

    /// The objects in it by their names.
    Map<String, SecretJson> objects() {
        Map<String, SecretJson> children = new LinkedHashMap<>();
        names().forEach(name -> children.put(name, object(name)));
        return children;
    }

    /// The texts in it by their names.
    Map<String, byte[]> keys() {
        Map<String, byte[]> children = new LinkedHashMap<>();
        names().forEach(name -> children.put(name, bytes(name)));
        return children;
    }

    String text(String field) {
        JsonNode child = node.path(field);
        if (!child.isTextual()) {
            throw malformed(field);
        }
        return child.textValue();
    }

    byte[] bytes(String field) {
        try {
            return Base64.getDecoder().decode(text(field));
        } catch (IllegalArgumentException quotesTheSecret) {
            throw malformed(field);
        }
    }

    MalformedSecretException malformed(String field) {
        return new MalformedSecretException(group, path + field);
    }

    @Override
    public String toString() {
        return "SecretJson[" + group.role() + "]";
    }
}
