package dev.twoticks.local.workflow;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.clock.Timers;
import dev.twoticks.local.workflow.language.ErrorNames;
import dev.twoticks.local.workflow.language.Json;
import dev.twoticks.local.workflow.language.State;
import dev.twoticks.local.workflow.language.StateFailure;
import java.time.Instant;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One execution, moved on by the events that reach it. Every method runs under the engine's lock.
final class Execution {

    private final ExecutionStart start;
    private final EngineLoop loop;
    private final Tokens tokens;
    private final RandomGenerator random;
    private final History history = new History();
    private final StateSteps steps = new StateSteps(this);
    private ExecutionStatus status = ExecutionStatus.RUNNING;
    private @Nullable Instant stoppedAt;
    private @Nullable String output;
    private @Nullable StateFailure failure;
    private @Nullable Visit visit;
    private Timers.@Nullable Timer deadline;

    Execution(ExecutionStart start, EngineLoop loop, Tokens tokens, RandomGenerator random) {
        this.start = start;
        this.loop = loop;
        this.tokens = tokens;
        this.random = random;
    }

    void begin() {
        record(EventType.EXECUTION_STARTED, Map.of("input", start.input()));
        start.definition().timeout().ifPresent(limit -> deadline = loop.after(limit, this::runOutOfTime));
        proceed(new Move.To(start.definition().startAt(), start.inputNode()));
    }

    EngineLoop loop() {
        return loop;
    }

    Tokens tokens() {
        return tokens;
    }

    RandomGenerator random() {
        return random;
    }

    History history() {
        return history;
    }

    ExecutionStart start() {
        return start;
    }

    boolean isRunning() {
        return status == ExecutionStatus.RUNNING;
    }

    void stay(Visit in) {
        visit = in;
    }

    boolean isVisiting(Visit asked) {
        return asked.equals(visit);
    }

    String region() {
        return start.executionArn().split(":", -1)[3];
    }

    void record(EventType type, Map<String, Object> details) {
        history.add(loop.now(), type, details);
    }

    /// Goes on until the execution has to wait or has ended.
    void proceed(Move first) {
        Move move = first;
        while (isRunning() && !(move instanceof Move.Pause)) {
            visit = null;
            move = switch (move) {
                case Move.To(String state, JsonNode input) ->
                    steps.enter(start.definition().state(state), input);
                case Move.End(JsonNode result) -> succeed(result);
                case Move.Failed(StateFailure failed) -> end(ExecutionStatus.FAILED, failed);
                case Move.Pause _ -> Move.PAUSE;
            };
        }
    }

    /// Leaves a state and says where to.
    ///
    /// @throws StateFailure `States.DataLimitExceeded`
    Move leave(State state, JsonNode data, @Nullable String next) {
        String text = Json.flowing(data, "The output of state " + state.name());
        record(EventType.exited(state), Map.of("name", state.name(), "output", text));
        return Move.to(next, data);
    }

    void stop(String error, String cause) {
        end(ExecutionStatus.ABORTED, new StateFailure(error, cause));
    }

    ExecutionDescription describe() {
        return new ExecutionDescription(
                start.executionArn(),
                start.stateMachineArn(),
                start.name(),
                status,
                start.at(),
                stoppedAt,
                start.input(),
                output,
                failure == null ? null : failure.error(),
                failure == null ? null : failure.cause());
    }

    private Move succeed(JsonNode result) {
        output = Json.text(result);
        finish(ExecutionStatus.SUCCEEDED, EventType.EXECUTION_SUCCEEDED, Map.of("output", output));
        return Move.PAUSE;
    }

    private void runOutOfTime() {
        if (isRunning()) {
            end(ExecutionStatus.TIMED_OUT, new StateFailure(ErrorNames.TIMEOUT, ""));
        }
    }

    private Move end(ExecutionStatus how, StateFailure why) {
        failure = why;
        EventType type = switch (how) {
            case TIMED_OUT -> EventType.EXECUTION_TIMED_OUT;
            case ABORTED -> EventType.EXECUTION_ABORTED;
            case FAILED, RUNNING, SUCCEEDED -> EventType.EXECUTION_FAILED;
        };
        finish(how, type, Map.of("error", why.error(), "cause", why.cause()));
        return Move.PAUSE;
    }

    private void finish(ExecutionStatus how, EventType type, Map<String, Object> details) {
        status = how;
        stoppedAt = loop.now();
        if (visit != null) {
            visit.abandon();
            visit = null;
        }
        if (deadline != null) {
            deadline.cancel();
        }
        record(type, details);
    }
}
