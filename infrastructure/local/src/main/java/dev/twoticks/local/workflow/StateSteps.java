package dev.twoticks.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.workflow.language.ErrorNames;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.Scope;
import dev.twoticks.local.workflow.language.State;
import dev.twoticks.local.workflow.language.StateFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What each type of state does when an execution enters it.
final class StateSteps {

    private final Execution execution;

    StateSteps(Execution execution) {
        this.execution = execution;
    }

    Move enter(State state, JsonNode input) {
        try {
            execution.history().mayGoOn();
            Instant now = execution.loop().now();
            execution.record(EventType.entered(state), Map.of("name", state.name(), "input", Json.text(input)));
            Scope raw = new Scope(input, context(state, now));
            return switch (state) {
                case State.Task task -> {
                    TaskVisit visited = new TaskVisit(task, raw, execution);
                    execution.stay(visited);
                    yield visited.begin();
                }
                case State.Wait wait -> pause(wait, raw, wait.delay().from(now, raw));
                case State.Choice choice -> choose(choice, raw);
                case State.Pass pass -> {
                    JsonNode worked = pass.data().enter(raw);
                    JsonNode result = pass.result() == null ? worked : pass.result();
                    yield execution.leave(pass, pass.data().leave(raw, result), pass.next());
                }
                case State.Succeed succeed ->
                    execution.leave(succeed, succeed.data().through(raw), null);
                case State.Fail fail -> new Move.Failed(new StateFailure(text(fail.error()), text(fail.cause())));
            };
        } catch (StateFailure failed) {
            return new Move.Failed(failed);
        }
    }

    private Move choose(State.Choice choice, Scope raw) {
        JsonNode data = choice.data().enter(raw);
        Scope scope = new Scope(data, raw.context());
        for (State.Rule rule : choice.rules()) {
            if (rule.condition().holds(scope)) {
                return execution.leave(choice, choice.data().through(raw), rule.next());
            }
        }
        if (choice.otherwise() == null) {
            return new Move.Failed(
                    new StateFailure(ErrorNames.NO_CHOICE_MATCHED, "No rule of " + choice.name() + " matched"));
        }
        return execution.leave(choice, choice.data().through(raw), choice.otherwise());
    }

    private Move pause(State.Wait wait, Scope raw, Duration delay) {
        JsonNode data = wait.data().through(raw);
        Json.flowing(data, "The output of state " + wait.name());
        Visit[] visited = new Visit[1];
        Timers.Timer timer = execution.loop().after(delay, () -> {
            if (execution.isVisiting(visited[0])) {
                execution.proceed(execution.leave(wait, data, wait.next()));
            }
        });
        visited[0] = timer::cancel;
        execution.stay(visited[0]);
        return Move.PAUSE;
    }

    private ObjectNode context(State state, Instant now) {
        ObjectNode context = Json.object();
        context.putObject("Execution")
                .put("Id", execution.start().executionArn())
                .put("Name", execution.start().name())
                .put("StartTime", execution.start().at().toString())
                .set("Input", execution.start().inputNode());
        context.putObject("State").put("Name", state.name()).put("EnteredTime", now.toString());
        context.putObject("StateMachine").put("Id", execution.start().stateMachineArn());
        return context;
    }

    private static String text(@Nullable String given) {
        return given == null ? "" : given;
    }
}
