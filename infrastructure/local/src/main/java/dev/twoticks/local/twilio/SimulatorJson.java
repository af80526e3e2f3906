package dev.twoticks.local.twilio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.twilio.callback.Attempt;
import dev.twoticks.local.twilio.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// The simulator's own JSON, in snake_case like the service's.
final class SimulatorJson {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private SimulatorJson() {}

    static ObjectNode inbox(String number, List<InboxMessage> messages) {
        ObjectNode node = NODES.objectNode().put("number", number);
        node.set("messages", array(messages, SimulatorJson::message));
        return node;
    }

    static ArrayNode scenarios(List<Scenario> scenarios) {
        return array(
                scenarios,
                scenario -> NODES.objectNode()
                        .put("digits", scenario.digits())
                        .put("name", scenario.name())
                        .put("whatsapp", scenario.whatsapp().words())
                        .put("sms", scenario.sms().words()));
    }

    static ObjectNode requests(Map<String, Integer> posts, List<RecordedRequest> requests) {
        ObjectNode node = NODES.objectNode();
        ObjectNode counts = node.putObject("posts_per_delivery");
        posts.forEach(counts::put);
        node.set("requests", array(requests, SimulatorJson::request));
        return node;
    }

    static ArrayNode attempts(List<Attempt> attempts) {
        return array(
                attempts,
                attempt -> NODES.objectNode()
                        .put("message_sid", attempt.messageSid())
                        .put("message_status", attempt.messageStatus())
                        .put("idempotency_token", attempt.idempotencyToken())
                        .put("outcome", attempt.outcome()));
    }

    private static ObjectNode request(RecordedRequest request) {
        ObjectNode node = NODES.objectNode()
                .put("at", request.at().toString())
                .put("method", request.method())
                .put("path", request.path())
                .put("delivery", request.delivery())
                .put("outcome", request.outcome());
        ObjectNode parameters = node.putObject("parameters");
        request.parameters().forEach(parameters::put);
        return node;
    }

    private static ObjectNode message(InboxMessage message) {
        ObjectNode node = NODES.objectNode()
                .put("sid", message.sid())
                .put("channel", message.channel().word())
                .put("from", message.from())
                .put("to", message.to())
                .put("text", message.text())
                .put("language", message.language())
                .put("button", message.button())
                .put("code", message.code())
                .put("status", message.status().word())
                .put("error_code", message.errorCode())
                .put("at", message.at().toString())
                .put("delivery", message.delivery());
        node.set(
                "history",
                array(
                        message.history(),
                        change -> NODES.objectNode()
                                .put("status", change.status().word())
                                .put("error_code", change.errorCode())
                                .put("at", change.at().toString())));
        return node;
    }

    private static <T> ArrayNode array(List<T> items, Function<T, JsonNode> toJson) {
        ArrayNode array = NODES.arrayNode();
        items.forEach(item -> array.add(toJson.apply(item)));
        return array;
    }
}
