package dev.twoticks.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.local.workflow.language.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;

/// Functions that answer as told, at once and on the caller's thread; told nothing, they answer `{}`.
final class ScriptedFunctions implements FunctionInvoker {

    /// What one call does.
    interface Behaviour {
        void run(Call call);
    }

    record Call(String function, JsonNode payload, Consumer<FunctionAnswer> answer) {
        String token() {
            return payload.path("taskToken").asText();
        }

        void returns(String json) {
            answer.accept(new FunctionAnswer.Returned(json));
        }

        void fails(String errorType) {
            answer.accept(new FunctionAnswer.Failed(errorType, "scripted"));
        }
    }

    private final List<Call> calls = new ArrayList<>();
    private final Deque<Behaviour> script = new ArrayDeque<>();

    void next(Behaviour behaviour) {
        script.add(behaviour);
    }

    void nextReturns(String json) {
        next(call -> call.returns(json));
    }

    void nextFails(String errorType) {
        next(call -> call.fails(errorType));
    }

    List<Call> calls() {
        return calls;
    }

    Call last() {
        return calls.getLast();
    }

    @Override
    public void invoke(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer) {
        try {
            Call call = new Call(functionArn, Json.parse(payloadJson), answer);
            calls.add(call);
            Behaviour behaviour = script.poll();
            if (behaviour == null) {
                call.returns("{}");
            } else {
                behaviour.run(call);
            }
        } catch (JsonProcessingException e) {
            throw new AssertionError("the engine sent a payload that is not JSON", e);
        }
    }
}
