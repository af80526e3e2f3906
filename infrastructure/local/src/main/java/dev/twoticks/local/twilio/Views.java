package dev.twoticks.local.twilio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.twoticks.local.twilio.scenario.Scenarios;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The routes that show what happened, for the page, for demos and for curl.
final class Views {

    private final Messages messages;
    private final Requests requests;
    private final Carrier carrier;
    private final SimulatorConfig.Handset handset;

    Views(Messages messages, Requests requests, Carrier carrier, SimulatorConfig.Handset handset) {
        this.messages = messages;
        this.requests = requests;
        this.carrier = carrier;
        this.handset = handset;
    }

    List<Endpoint> endpoints() {
        return List.of(
                new Endpoint(
                        "GET",
                        "/scenarios.json",
                        "the table above",
                        _ -> Reply.Answer.json(200, SimulatorJson.scenarios(Scenarios.all()))),
                new Endpoint("GET", "/phone/config.json", "what the simulated handset needs to sign in", _ -> config()),
                new Endpoint(
                        "GET",
                        "/simulator/numbers.json",
                        "numbers that were sent to, the latest first",
                        _ -> numbers()),
                new Endpoint(
                        "GET",
                        "/simulator/inbox.json",
                        "number=+…: its messages, newest first",
                        request -> inbox(request.parameter("number", ""))),
                new Endpoint(
                        "GET",
                        "/simulator/requests.json",
                        "every request to the Messages API, and how many per delivery",
                        _ -> Reply.Answer.json(
                                200, SimulatorJson.requests(requests.postsPerDelivery(), requests.all()))),
                new Endpoint(
                        "GET",
                        "/simulator/callbacks.json",
                        "every try to post a receipt",
                        _ -> Reply.Answer.json(200, SimulatorJson.attempts(carrier.attempts()))));
    }

    List<InboxMessage> messagesOf(String number) {
        return messages.newest(message -> message.request().number().equals(number)).stream()
                .map(Message::inInbox)
                .toList();
    }

    private Reply.Answer inbox(String number) {
        // a plus that was not encoded arrives as a space
        String e164 = number.replace(' ', '+');
        return Reply.Answer.json(200, SimulatorJson.inbox(e164, messagesOf(e164)));
    }

    private Reply.Answer numbers() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        messages.newest(_ -> true)
                .forEach(message -> counts.merge(message.request().number(), 1, Integer::sum));
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        counts.forEach(
                (number, count) -> array.addObject().put("number", number).put("messages", count));
        return Reply.Answer.json(200, array);
    }

    private Reply.Answer config() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("api", handset.api().get().toString());
        node.put("client_id", handset.clientId());
        return Reply.Answer.json(200, node);
    }
}
