package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A path to one place: `$`, `$.a.b`, `$['a b']`, `$.a[0]`, or the same under `$$`. No wildcards, filters, slices or
/// descents: those can find many values, and nothing here needs them.
public final class Path {

    static final Path WHOLE = new Path("$", false, List.of());

    private static final Pattern STEP =
            Pattern.compile("\\.([\\p{L}_][\\p{L}\\p{N}_]*)|\\['([^']+)']|\\[(0|[1-9]\\d{0,8})]");
    private static final String TASK_TOKEN = "Task.Token";
    private static final String EXECUTION_INPUT = "Execution.Input";
    private static final Set<String> CONTEXT = Set.of(
            "Execution.Id",
            EXECUTION_INPUT,
            "Execution.Name",
            "Execution.StartTime",
            "State.EnteredTime",
            "State.Name",
            "StateMachine.Id",
            TASK_TOKEN);

    private record Step(@Nullable String name, int index) {}

    private final String text;
    private final boolean context;
    private final List<Step> steps;

    private Path(String text, boolean context, List<Step> steps) {
        this.text = text;
        this.context = context;
        this.steps = List.copyOf(steps);
    }

    /// Reads a path.
    ///
    /// @throws IllegalArgumentException if this is not a path to one place, or not one that the context has
    static Path parse(String text) {
        boolean context = text.startsWith("$$");
        if (!text.startsWith("$")) {
            throw new IllegalArgumentException("a path begins with $, found \"" + text + "\"");
        }
        List<Step> steps = new ArrayList<>();
        Matcher matcher = STEP.matcher(text).region(context ? 2 : 1, text.length());
        while (matcher.lookingAt()) {
            String index = matcher.group(3);
            String name = matcher.group(1) != null ? matcher.group(1) : matcher.group(2);
            steps.add(new Step(name, index == null ? -1 : Integer.parseInt(index)));
            matcher.region(matcher.end(), text.length());
        }
        if (matcher.regionStart() != text.length()) {
            throw new IllegalArgumentException("not a path to one place: \"" + text + "\"");
        }
        Path path = new Path(text, context, steps);
        if (context && !path.isInContext()) {
            throw new IllegalArgumentException("the context has no \"" + text + "\"");
        }
        return path;
    }

    boolean isTaskToken() {
        return context && contextField().equals(TASK_TOKEN);
    }

    /// Whether a result may be put there: in the data, by names only.
    boolean isReference() {
        return !context && steps.stream().allMatch(step -> step.name() != null);
    }

    /// The value there, or null if there is none.
    @Nullable
    JsonNode find(Scope scope) {
        JsonNode node = context ? scope.context() : scope.data();
        for (Step step : steps) {
            node = step.name() == null ? node.path(step.index()) : node.path(step.name());
        }
        return node.isMissingNode() ? null : node;
    }

    /// The value there.
    ///
    /// @throws StateFailure `States.Runtime` if nothing is there
    public JsonNode get(Scope scope) {
        JsonNode found = find(scope);
        if (found == null) {
            throw StateFailure.runtime("The JSONPath '" + text + "' could not be found in the input");
        }
        return found;
    }

    /// A copy of `data` with `value` put there, objects made on the way.
    ///
    /// @throws StateFailure `States.ResultPathMatchFailure` if something that is no object stands in the way
    JsonNode put(JsonNode data, JsonNode value) {
        if (steps.isEmpty()) {
            return value;
        }
        ObjectNode copy = objectOr(data.deepCopy());
        ObjectNode parent = copy;
        for (Step step : steps.subList(0, steps.size() - 1)) {
            JsonNode child = parent.get(step.name());
            parent = child == null ? parent.putObject(step.name()) : objectOr(child);
        }
        parent.set(steps.getLast().name(), value);
        return copy;
    }

    private ObjectNode objectOr(JsonNode node) {
        if (node instanceof ObjectNode object) {
            return object;
        }
        throw new StateFailure(
                ErrorNames.RESULT_PATH_MATCH_FAILURE, "Unable to apply ReferencePath " + text + " to the input");
    }

    private boolean isInContext() {
        String field = contextField();
        return CONTEXT.contains(field) && (steps.size() == 2 || field.equals(EXECUTION_INPUT));
    }

    private String contextField() {
        return steps.size() < 2 ? "" : steps.get(0).name() + "." + steps.get(1).name();
    }

    @Override
    public String toString() {
        return text;
    }
}
