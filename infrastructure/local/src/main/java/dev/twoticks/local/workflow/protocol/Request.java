package dev.twoticks.local.workflow.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.workflow.WorkflowRefusal;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fields of a request, refused with `ValidationException` where they do not fit.
record Request(JsonNode body) {

    Request {
        if (!body.isObject()) {
            throw invalid("the body must be an object");
        }
    }

    /// Refuses fields that would be ignored otherwise.
    Request only(String... known) {
        Set<String> names = Set.copyOf(Arrays.asList(known));
        body.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                throw invalid("not in this subset: " + name);
            }
        });
        return this;
    }

    String text(String field) {
        String text = optional(field);
        if (text == null) {
            throw invalid("Value null at '" + field + "' failed to satisfy constraint: Member must not be null");
        }
        return text;
    }

    String text(String field, String otherwise) {
        String text = optional(field);
        return text == null ? otherwise : text;
    }

    @Nullable
    String optional(String field) {
        JsonNode node = body.path(field);
        if (node.isMissingNode() || node.isNull()) {
            return null;
        }
        if (!node.isTextual()) {
            throw invalid("'" + field + "' must be a text");
        }
        return node.textValue();
    }

    boolean flag(String field) {
        return body.path(field).asBoolean(false);
    }

    int number(String field, int least, int most, int otherwise) {
        JsonNode node = body.path(field);
        int number = node.isMissingNode() ? otherwise : node.asInt(least - 1);
        if (number < least || number > most) {
            throw invalid("'" + field + "' must be between " + least + " and " + most);
        }
        return number;
    }

    static WorkflowRefusal invalid(String message) {
        return new WorkflowRefusal(WorkflowRefusal.Reason.VALIDATION, message);
    }
}
