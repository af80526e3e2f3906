package dev.twoticks.function;

import dev.twoticks.verification.DeliveryTask;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.phone.Country;
import java.util.Map;

/// A workflow task's input, as `delivery.asl.json` writes it. A map, because Lambda's own deserialiser knows no
/// records.
///
/// `ref` and `round` for every task; for a delivery also `leg`, `channel`, `country` and `taskToken`.
record TaskInput(Map<String, Object> members) {

    Ref ref() {
        return new Ref(text("ref"));
    }

    int round() {
        return number("round");
    }

    DeliveryTask delivery() {
        return new DeliveryTask(
                ref(),
                new DeliveryId(round(), number("leg")),
                Channel.parse(text("channel")).orElseThrow(() -> new IllegalArgumentException("unknown channel")),
                Country.parse(text("country")).orElseThrow(() -> new IllegalArgumentException("unknown country")),
                new TaskToken(text("taskToken")));
    }

    private String text(String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is not a string");
    }

    private int number(String name) {
        if (members.get(name) instanceof Integer number) {
            return number;
        }
        throw new IllegalArgumentException(name + " is not a whole number");
    }

    @Override
    public String toString() {
        return "TaskInput" + members.keySet();
    }
}
