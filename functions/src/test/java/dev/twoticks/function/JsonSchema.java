package dev.twoticks.function;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Checks values against the schemas of the contract. Knows the keywords used there, and refuses all others, so
/// that none is passed over in silence.
final class JsonSchema {

    private static final Set<String> ANNOTATIONS = Set.of("description", "default");

    private final OpenApi document;

    JsonSchema(OpenApi document) {
        this.document = document;
    }

    /// What is wrong with a value; nothing if it is valid.
    List<String> faults(@Nullable Object schema, @Nullable Object value, String where) {
        List<String> faults = new ArrayList<>();
        Map<String, Object> keywords = document.resolve(schema);
        keywords.forEach((keyword, rule) -> {
            if (!ANNOTATIONS.contains(keyword)) {
                faults.addAll(check(keyword, rule, keywords, value, where));
            }
        });
        return faults;
    }

    private List<String> check(
            String keyword, Object rule, Map<String, Object> schema, @Nullable Object value, String where) {
        return switch (keyword) {
            case "type" -> fault(isOneOf(rule, value), where + " is no " + rule);
            case "enum" -> fault(((List<?>) rule).contains(value), where + " is none of " + rule);
            case "const" -> fault(Objects.equals(rule, value), where + " is not " + rule);
            case "pattern" ->
                text(value, it -> Pattern.compile((String) rule).matcher(it).find(), where + " " + rule);
            case "minLength" -> text(value, it -> it.length() >= number(rule), where + " is too short");
            case "maxLength" -> text(value, it -> it.length() <= number(rule), where + " is too long");
            case "format" -> text(value, it -> formatted((String) rule, it), where + " is no " + rule);
            case "minimum" -> fault(!(value instanceof Integer it) || it >= number(rule), where + " is too small");
            case "maximum" -> fault(!(value instanceof Integer it) || it <= number(rule), where + " is too large");
            case "required" -> required((List<?>) rule, value, where);
            case "properties" -> properties(OpenApi.object(rule), value, where);
            case "additionalProperties" -> closed(OpenApi.object(schema.get("properties")), value, where);
            case "maxItems" ->
                fault(!(value instanceof List<?> it) || it.size() <= number(rule), where + " is too long");
            case "items" -> items(rule, value, where);
            default -> throw new AssertionError("a keyword that nobody checks: " + keyword);
        };
    }

    private static List<String> required(List<?> names, @Nullable Object value, String where) {
        return names.stream()
                .filter(it -> value instanceof Map<?, ?> object && !object.containsKey(it))
                .map(it -> where + " lacks " + it)
                .toList();
    }

    private List<String> properties(Map<String, Object> schemas, @Nullable Object value, String where) {
        return schemas.entrySet().stream()
                .filter(it -> value instanceof Map<?, ?> object && object.containsKey(it.getKey()))
                .flatMap(it ->
                        faults(it.getValue(), OpenApi.object(value).get(it.getKey()), where + "." + it.getKey())
                                .stream())
                .toList();
    }

    private static List<String> closed(Map<String, Object> known, @Nullable Object value, String where) {
        return value instanceof Map<?, ?> object
                ? object.keySet().stream()
                        .filter(it -> !known.containsKey(it))
                        .map(it -> where + " has " + it)
                        .toList()
                : List.of();
    }

    private List<String> items(Object schema, @Nullable Object value, String where) {
        return value instanceof List<?> list
                ? list.stream()
                        .flatMap(it -> faults(schema, it, where + "[]").stream())
                        .toList()
                : List.of();
    }

    private static boolean isOneOf(Object types, @Nullable Object value) {
        return types instanceof List<?> several ? several.stream().anyMatch(it -> is(it, value)) : is(types, value);
    }

    private static boolean is(Object type, @Nullable Object value) {
        return switch ((String) type) {
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "integer" -> value instanceof Integer;
            case "array" -> value instanceof List<?>;
            case "object" -> value instanceof Map<?, ?>;
            default -> throw new AssertionError("a type that nobody checks: " + type);
        };
    }

    private static boolean formatted(String format, String text) {
        return switch (format) {
            case "date-time" -> Instant.parse(text) != null;
            case "uri" -> URI.create(text).isAbsolute();
            default -> throw new AssertionError("a format that nobody checks: " + format);
        };
    }

    private static int number(Object rule) {
        return (Integer) rule;
    }

    private static List<String> text(@Nullable Object value, Predicate<String> rule, String complaint) {
        return fault(!(value instanceof String it) || rule.test(it), complaint);
    }

    private static List<String> fault(boolean valid, String complaint) {
        return valid ? List.of() : List.of(complaint);
    }
}
