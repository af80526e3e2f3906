package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of one object of a definition. What nobody has asked for at the end is unknown, and a fault.
final class Fields {

    private final String where;
    private final ObjectNode object;
    private final Faults faults;
    private final Set<String> asked = new HashSet<>();

    /// @param where what messages begin with: empty for the machine, else the state's name and the place in it
    Fields(String where, JsonNode node, Faults faults) {
        this.where = where;
        this.faults = faults;
        if (node instanceof ObjectNode given) {
            object = given;
        } else {
            object = Json.object();
            faults.add(where.isEmpty() ? "definition" : where, "must be an object, found " + node);
        }
    }

    Faults faults() {
        return faults;
    }

    String where(String field) {
        return where.isEmpty() ? field : where + "." + field;
    }

    void fault(String field, String what) {
        faults.add(where(field), what);
    }

    boolean has(String field) {
        return object.has(field);
    }

    @Nullable
    JsonNode optional(String field) {
        asked.add(field);
        return object.get(field);
    }

    @Nullable
    String optionalText(String field) {
        JsonNode node = optional(field);
        if (node == null) {
            return null;
        }
        if (!node.isTextual() || node.textValue().isEmpty()) {
            fault(field, "must be a text, found " + node);
            return null;
        }
        return node.textValue();
    }

    String text(String field) {
        if (!has(field)) {
            fault(field, "is missing");
        }
        String text = optionalText(field);
        return text == null ? "" : text;
    }

    /// A whole number between bounds, or null if the field is absent or wrong.
    @Nullable
    Long optionalNumber(String field, long least, long most) {
        JsonNode node = optional(field);
        if (node == null) {
            return null;
        }
        if (!node.isIntegralNumber() || node.bigIntegerValue().bitLength() > 62) {
            fault(field, "must be a whole number, found " + node);
            return null;
        }
        long number = node.longValue();
        if (number < least || number > most) {
            fault(field, "must be between " + least + " and " + most + ", found " + number);
            return null;
        }
        return number;
    }

    @Nullable
    Path optionalPath(String field) {
        JsonNode node = optional(field);
        if (node == null) {
            return null;
        }
        try {
            if (!node.isTextual()) {
                throw new IllegalArgumentException("must be a path, found " + node);
            }
            Path path = Path.parse(node.textValue());
            if (path.isTaskToken()) {
                throw new IllegalArgumentException("the task token exists in Parameters alone");
            }
            return path;
        } catch (IllegalArgumentException e) {
            faults.add(where(field), String.valueOf(e.getMessage()));
            return null;
        }
    }

    /// The elements of a non-empty list; empty after a fault.
    List<Fields> objects(String field) {
        JsonNode node = optional(field);
        if (node == null || !node.isArray() || node.isEmpty()) {
            fault(field, "must be a list with at least one element, found " + node);
            return List.of();
        }
        List<Fields> elements = new ArrayList<>();
        node.forEach(element -> elements.add(new Fields(where(field) + "[" + elements.size() + "]", element, faults)));
        return elements;
    }

    Fields object(String field) {
        JsonNode node = optional(field);
        return new Fields(where(field), node == null ? Json.object() : node, faults);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Says that all known fields have been asked for.
    void end() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                fault(name, "unknown field here");
            }
        }
    }
}
