package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.regex.Pattern;

/// A comparison of two values of one kind; values of another kind never compare, in either direction.
record Comparison(Kind kind, Relation relation) {

    enum Relation {
        EQUALS,
        LESS_THAN,
        LESS_THAN_EQUALS,
        GREATER_THAN,
        GREATER_THAN_EQUALS,
        /// `*` stands for any characters, `\*` for itself.
        MATCHES
    }

    boolean holds(JsonNode left, JsonNode right) {
        if (!kind.describes(left) || !kind.describes(right)) {
            return false;
        }
        if (relation == Relation.MATCHES) {
            return pattern(right.textValue()).matcher(left.textValue()).matches();
        }
        int order = switch (kind) {
            case NUMERIC -> left.decimalValue().compareTo(right.decimalValue());
            case TIMESTAMP -> Instant.parse(left.textValue()).compareTo(Instant.parse(right.textValue()));
            case BOOLEAN -> Boolean.compare(left.booleanValue(), right.booleanValue());
            case STRING, NULL, PRESENT -> left.asText().compareTo(right.asText());
        };
        return switch (relation) {
            case EQUALS, MATCHES -> order == 0;
            case LESS_THAN -> order < 0;
            case LESS_THAN_EQUALS -> order <= 0;
            case GREATER_THAN -> order > 0;
            case GREATER_THAN_EQUALS -> order >= 0;
        };
    }

    private static Pattern pattern(String wildcards) {
        StringBuilder pattern = new StringBuilder();
        for (int i = 0; i < wildcards.length(); i++) {
            char c = wildcards.charAt(i);
            if (c == '*') {
                pattern.append(".*");
            } else {
                boolean escapes = c == '\\' && i + 1 < wildcards.length();
                pattern.append(Pattern.quote(String.valueOf(escapes ? wildcards.charAt(++i) : c)));
            }
        }
        return Pattern.compile(pattern.toString(), Pattern.DOTALL);
    }
}
