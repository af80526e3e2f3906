package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the fields of a [DataFlow], as many of them as the type of state has.
final class FlowReader {

    static final Set<String> TASK = Set.of("Parameters", "ResultSelector", "ResultPath");
    static final Set<String> PASS = Set.of("Parameters", "ResultPath");
    static final Set<String> PLAIN = Set.of();

    private FlowReader() {}

    static DataFlow read(Fields state, Set<String> extra) {
        Template parameters = extra.contains("Parameters") ? template(state, "Parameters") : null;
        Template selector = extra.contains("ResultSelector") ? template(state, "ResultSelector") : null;
        if (selector != null && selector.passesTaskToken()) {
            state.fault("ResultSelector", "the task token exists in Parameters alone");
        }
        Path result = extra.contains("ResultPath") ? resultPath(state) : Path.WHOLE;
        return new DataFlow(path(state, "InputPath"), parameters, selector, result, path(state, "OutputPath"));
    }

    /// Where a result goes: into the data, by names only; null for JSON `null`.
    static @Nullable Path resultPath(Fields fields) {
        Path path = path(fields, "ResultPath");
        if (path != null && !path.isReference()) {
            fields.fault("ResultPath", "must name a place in the data, found \"" + path + "\"");
        }
        return path;
    }

    private static @Nullable Path path(Fields fields, String field) {
        JsonNode node = fields.optional(field);
        if (node == null) {
            return Path.WHOLE;
        }
        return node.isNull() ? null : fields.optionalPath(field);
    }

    private static @Nullable Template template(Fields state, String field) {
        JsonNode node = state.optional(field);
        if (node == null) {
            return null;
        }
        if (!node.isObject()) {
            state.fault(field, "must be an object, found " + node);
        }
        return new TemplateReader(state.faults()).read(node, state.where(field));
    }
}
