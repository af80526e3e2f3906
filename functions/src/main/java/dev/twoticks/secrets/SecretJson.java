package dev.twoticks.secrets;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/// An object in a secret, and the way to it for messages.
record SecretJson(SecretGroup group, String path, JsonNode node) {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

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

    /// The objects in it by their names.
    Map<String, SecretJson> objects() {
        Map<String, SecretJson> children = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> children.put(name, object(name)));
        return children;
    }

    /// The texts in it by their names.
    Map<String, byte[]> keys() {
        Map<String, byte[]> children = new LinkedHashMap<>();
        node.fieldNames().forEachRemaining(name -> children.put(name, bytes(name)));
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
