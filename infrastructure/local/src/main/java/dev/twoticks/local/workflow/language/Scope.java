package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;

/// What paths may look into: `$` is the data, `$$` the context object.
public record Scope(JsonNode data, JsonNode context) {

    Scope over(JsonNode other) {
        return new Scope(other, context);
    }
}
