package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads one state by its `Type`.
final class StateReader {

    private static final int LONGEST_NAME = 80;

    private StateReader() {}

    static Optional<State> read(String name, JsonNode node, Faults faults) {
        Fields state = new Fields(name, node, faults);
        if (name.length() > LONGEST_NAME) {
            state.fault("States", "a state's name has at most " + LONGEST_NAME + " characters");
        }
        state.optionalText("Comment");
        String type = state.text("Type");
        Map<String, Supplier<State>> readers = Map.of(
                "Task", () -> TaskReader.read(name, state),
                "Choice", () -> choice(name, state),
                "Pass", () -> pass(name, state),
                "Wait", () -> wait(name, state),
                "Succeed", () -> new State.Succeed(name, FlowReader.read(state, FlowReader.PLAIN)),
                "Fail", () -> new State.Fail(name, state.optionalText("Error"), state.optionalText("Cause")));
        Supplier<State> reader = readers.get(type);
        if (reader == null) {
            state.fault("Type", "unknown type \"" + type + "\"");
            return Optional.empty();
        }
        State read = reader.get();
        state.end();
        return Optional.of(read);
    }

    /// The `Next` of a state, or null for `"End": true`; exactly one of them must stand.
    static @Nullable String next(Fields state) {
        JsonNode end = state.optional("End");
        if (end != null && !(end.isBoolean() && end.booleanValue())) {
            state.fault("End", "must be true, found " + end);
        }
        if (state.has("Next") == state.has("End")) {
            state.fault("Next", "a state has either Next or End");
        }
        return state.optionalText("Next");
    }

    private static State choice(String name, Fields state) {
        List<State.Rule> rules = new ArrayList<>();
        for (Fields rule : state.objects("Choices")) {
            String next = rule.text("Next");
            rules.add(new State.Rule(ConditionReader.read(rule), next));
        }
        return new State.Choice(
                name, FlowReader.read(state, FlowReader.PLAIN), List.copyOf(rules), state.optionalText("Default"));
    }

    private static State pass(String name, Fields state) {
        return new State.Pass(name, FlowReader.read(state, FlowReader.PASS), state.optional("Result"), next(state));
    }

    private static State wait(String name, Fields state) {
        Long seconds = state.optionalNumber("Seconds", 0, Timeout.MOST_SECONDS);
        Path secondsPath = state.optionalPath("SecondsPath");
        Instant time = time(state);
        Path timePath = state.optionalPath("TimestampPath");
        List<Delay> delays = new ArrayList<>();
        Optional.ofNullable(seconds).map(Delay.Seconds::new).ifPresent(delays::add);
        Optional.ofNullable(secondsPath).map(Delay.SecondsGiven::new).ifPresent(delays::add);
        Optional.ofNullable(time).map(Delay.Until::new).ifPresent(delays::add);
        Optional.ofNullable(timePath).map(Delay.UntilGiven::new).ifPresent(delays::add);
        if (delays.size() != 1) {
            state.fault("Seconds", "exactly one of Seconds, SecondsPath, Timestamp, TimestampPath must stand");
        }
        Delay delay = delays.isEmpty() ? new Delay.Seconds(0) : delays.getFirst();
        return new State.Wait(name, FlowReader.read(state, FlowReader.PLAIN), delay, next(state));
    }

    private static @Nullable Instant time(Fields state) {
        String text = state.optionalText("Timestamp");
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeParseException _) {
            state.fault("Timestamp", "must be a time, found \"" + text + "\"");
            return null;
        }
    }
}
