package dev.twoticks.local.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import dev.twoticks.local.workflow.language.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The functions of the state machine, which do what scenarios say, for our engine in process and for others by
/// Lambda's protocol. Calls of different executions are told apart by their ref.
final class ScenarioFunctions implements FunctionInvoker, HttpHandler {

    private final Map<String, List<Turn>> turns = new HashMap<>();
    private final Map<String, List<String>> tokens = new HashMap<>();

    synchronized void expect(String ref, List<Turn> calls) {
        turns.put(ref, calls);
        tokens.put(ref, new ArrayList<>());
    }

    /// The token of an execution's call, empty text for a call without one; nothing before the call.
    synchronized Optional<String> token(String ref, int call) {
        List<String> seen = tokens.getOrDefault(ref, List.of());
        return call < seen.size() ? Optional.of(seen.get(call)) : Optional.empty();
    }

    /// How many calls an execution has made.
    synchronized int calls(String ref) {
        return tokens.getOrDefault(ref, List.of()).size();
    }

    @Override
    public void invoke(String functionArn, String payloadJson, Consumer<FunctionAnswer> answer) {
        answer.accept(called(payloadJson));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            FunctionAnswer answer =
                    called(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            String body = switch (answer) {
                case FunctionAnswer.Returned(String json) -> json;
                case FunctionAnswer.Failed(String type, String message) -> {
                    exchange.getResponseHeaders().set("X-Amz-Function-Error", "Unhandled");
                    yield Json.text(Json.object().put("errorMessage", message).put("errorType", type));
                }
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("X-Amz-Executed-Version", "1");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private synchronized FunctionAnswer called(String payloadJson) {
        try {
            JsonNode payload = Json.parse(payloadJson);
            String ref = payload.path("ref").asText();
            List<String> seen = tokens.getOrDefault(ref, new ArrayList<>());
            List<Turn> expected = turns.getOrDefault(ref, List.of());
            seen.add(payload.path("taskToken").asText());
            return seen.size() > expected.size()
                    ? new FunctionAnswer.Failed("NotInTheScenario", "call " + seen.size())
                    : expected.get(seen.size() - 1).answer();
        } catch (JsonProcessingException e) {
            throw new AssertionError("a payload that is not JSON", e);
        }
    }
}
