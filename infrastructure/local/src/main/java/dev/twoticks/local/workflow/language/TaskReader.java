package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a Task: one of the two ways to call a function.
final class TaskReader {

    static final String INVOKE = "arn:aws:states:::lambda:invoke";
    static final String INVOKE_AND_WAIT = INVOKE + ".waitForTaskToken";

    private static final Set<String> PARAMETERS = Set.of("FunctionName", "Payload", "Payload.$");

    private TaskReader() {}

    static State.Task read(String name, Fields state) {
        String resource = state.text("Resource");
        boolean waits = resource.equals(INVOKE_AND_WAIT);
        if (!waits && !resource.equals(INVOKE)) {
            state.fault("Resource", "must be " + INVOKE + " or " + INVOKE_AND_WAIT + ", found \"" + resource + "\"");
        }
        JsonNode parameters = state.optional("Parameters");
        call(new Fields(state.where("Parameters"), parameters == null ? Json.object() : parameters, state.faults()));
        DataFlow data = FlowReader.read(state, FlowReader.TASK);
        boolean passesToken = data.parameters() != null && data.parameters().passesTaskToken();
        if (waits && !passesToken) {
            state.fault("Parameters", "never passes $$.Task.Token, so nobody could end this task");
        }
        if (!waits && passesToken) {
            state.fault("Parameters", "$$.Task.Token exists only with " + INVOKE_AND_WAIT);
        }
        Timeout timeout = timeout(state);
        if (waits && !state.has("TimeoutSeconds") && !state.has("TimeoutSecondsPath")) {
            state.fault("TimeoutSeconds", "a task that waits for its token needs a timeout");
        }
        return new State.Task(
                name,
                data,
                waits,
                timeout,
                HandlingReader.retriers(state),
                HandlingReader.catchers(state),
                StateReader.next(state));
    }

    private static void call(Fields parameters) {
        String function = parameters.text("FunctionName");
        if (!function.isEmpty() && !function.startsWith("arn:") && !function.startsWith("${")) {
            parameters.fault("FunctionName", "must be an ARN, found \"" + function + "\"");
        }
        PARAMETERS.forEach(parameters::optional);
        parameters.end();
    }

    private static @Nullable Timeout timeout(Fields state) {
        Long seconds = state.optionalNumber("TimeoutSeconds", 1, Timeout.MOST_SECONDS);
        Path path = state.optionalPath("TimeoutSecondsPath");
        if (state.has("TimeoutSeconds") && state.has("TimeoutSecondsPath")) {
            state.fault("TimeoutSeconds", "stands beside TimeoutSecondsPath; one of them decides");
        }
        if (seconds != null) {
            return new Timeout.Fixed(seconds);
        }
        return path == null ? null : new Timeout.Given(path);
    }
}
