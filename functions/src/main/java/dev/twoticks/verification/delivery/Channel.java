package dev.twoticks.verification.delivery;

import java.util.Arrays;
import java.util.Optional;

/// How a code reaches a person.
public enum Channel {
    WHATSAPP("whatsapp"),
    SMS("sms");

    private final String wire;

    Channel(String wire) {
        this.wire = wire;
    }

    /// The word in URLs, JSON, the table and the workflow.
    public String wire() {
        return wire;
    }

    public static Optional<Channel> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire.equals(wire)).findFirst();
    }
}
