package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/// What a value may be asked to be; the names follow `Is` in the language.
enum Kind {
    PRESENT,
    NULL,
    STRING,
    NUMERIC,
    BOOLEAN,
    TIMESTAMP;

    boolean describes(@Nullable JsonNode value) {
        if (value == null) {
            return false;
        }
        return switch (this) {
            case PRESENT -> true;
            case NULL -> value.isNull();
            case STRING -> value.isTextual();
            case NUMERIC -> value.isNumber();
            case BOOLEAN -> value.isBoolean();
            case TIMESTAMP -> value.isTextual() && isTime(value.textValue());
        };
    }

    private static boolean isTime(String text) {
        try {
            Instant.parse(text);
            return true;
        } catch (DateTimeParseException _) {
            return false;
        }
    }
}
