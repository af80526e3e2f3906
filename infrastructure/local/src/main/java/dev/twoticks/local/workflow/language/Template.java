package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/// `Parameters` or `ResultSelector`: JSON in which a key ending in `.$` says that its value is looked up.
sealed interface Template {

    record Constant(JsonNode value) implements Template {}

    record Lookup(Path path) implements Template {}

    record Members(Map<String, Template> members) implements Template {}

    record Elements(List<Template> elements) implements Template {}

    /// The data that the template stands for.
    ///
    /// @throws StateFailure `States.Runtime` if a path finds nothing
    default JsonNode fill(Scope scope) {
        return switch (this) {
            case Constant(JsonNode value) -> value;
            case Lookup(Path path) -> path.get(scope);
            case Members(Map<String, Template> members) -> {
                ObjectNode object = Json.object();
                members.forEach((name, member) -> object.set(name, member.fill(scope)));
                yield object;
            }
            case Elements(List<Template> elements) -> {
                ArrayNode array = JsonNodeFactory.instance.arrayNode();
                elements.forEach(element -> array.add(element.fill(scope)));
                yield array;
            }
        };
    }

    default boolean passesTaskToken() {
        return switch (this) {
            case Constant _ -> false;
            case Lookup(Path path) -> path.isTaskToken();
            case Members(Map<String, Template> members) ->
                members.values().stream().anyMatch(Template::passesTaskToken);
            case Elements(List<Template> elements) -> elements.stream().anyMatch(Template::passesTaskToken);
        };
    }
}
