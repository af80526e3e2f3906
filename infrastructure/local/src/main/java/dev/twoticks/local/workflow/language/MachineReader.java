package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads a whole definition and checks what only the whole shows: names that lead nowhere, states nobody reaches.
final class MachineReader {

    private final Faults faults = new Faults();
    private final Map<String, State> states = new LinkedHashMap<>();
    private final Set<String> named = new LinkedHashSet<>();

    private MachineReader() {}

    static StateMachineDefinition read(JsonNode definition) {
        return new MachineReader().machine(definition);
    }

    private StateMachineDefinition machine(JsonNode definition) {
        Fields machine = new Fields("", definition, faults);
        machine.optionalText("Comment");
        fixed(machine, "Version", "1.0");
        fixed(machine, "QueryLanguage", "JSONPath");
        String startAt = machine.text("StartAt");
        Long timeout = machine.optionalNumber("TimeoutSeconds", 1, Timeout.MOST_SECONDS);
        JsonNode found = machine.optional("States");
        if (found == null || !found.isObject() || found.isEmpty()) {
            machine.fault("States", "must be an object with at least one state");
        } else {
            found.properties().forEach(state -> state(state.getKey(), state.getValue()));
        }
        machine.end();
        leftovers("", definition.isObject() ? definition : Json.object());
        checkNames(startAt);
        faults.refuseIfAny();
        return new StateMachineDefinition(
                startAt, Optional.ofNullable(timeout).map(Duration::ofSeconds), Collections.unmodifiableMap(states));
    }

    private void state(String name, JsonNode node) {
        named.add(name);
        StateReader.read(name, node, faults).ifPresent(state -> states.put(name, state));
    }

    private static void fixed(Fields machine, String field, String only) {
        String text = machine.optionalText(field);
        if (text != null && !text.equals(only)) {
            machine.fault(field, "must be " + only + ", found \"" + text + "\"");
        }
    }

    private void leftovers(String where, JsonNode node) {
        if (node.isTextual() && node.textValue().contains("${")) {
            faults.add(where, "a placeholder is left: " + node.textValue());
        }
        node.properties().forEach(member -> {
            boolean states = where.isEmpty() && member.getKey().equals("States");
            if (member.getKey().contains("${")) {
                faults.add(where + "." + member.getKey(), "a placeholder is left");
            }
            if (states) {
                member.getValue().properties().forEach(state -> leftovers(state.getKey(), state.getValue()));
            } else {
                leftovers(where.isEmpty() ? member.getKey() : where + "." + member.getKey(), member.getValue());
            }
        });
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leftovers(where + "[" + i + "]", node.path(i));
            }
        }
    }

    private void checkNames(String startAt) {
        if (!startAt.isEmpty() && !named.contains(startAt)) {
            faults.add("StartAt", "there is no state \"" + startAt + "\"");
        }
        states.values().forEach(this::checkSuccessors);
        if (states.size() == named.size() && states.containsKey(startAt)) {
            checkReached(startAt);
        }
    }

    private void checkSuccessors(State state) {
        for (String next : state.successors()) {
            if (!next.isEmpty() && !named.contains(next)) {
                faults.add(state.name() + "." + field(state, next), "there is no state \"" + next + "\"");
            }
        }
    }

    private static String field(State state, String next) {
        return switch (state) {
            case State.Choice choice when next.equals(choice.otherwise()) -> "Default";
            case State.Choice _ -> "Choices.Next";
            case State.Task task when !next.equals(task.next()) -> "Catch.Next";
            case State.Task _, State.Pass _, State.Wait _, State.Succeed _, State.Fail _ -> "Next";
        };
    }

    private void checkReached(String startAt) {
        Set<String> reached = new HashSet<>(Set.of(startAt));
        Deque<String> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            State state = states.get(open.remove());
            if (state != null) {
                state.successors().stream().filter(reached::add).forEach(open::add);
            }
        }
        for (String name : named) {
            if (!reached.contains(name)) {
                faults.add(name + ".Next", "no state leads here, so it is never reached");
            }
        }
    }
}
