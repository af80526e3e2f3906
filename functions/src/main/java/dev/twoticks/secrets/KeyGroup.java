package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.verification.key.KeysNotReadyException;

/// The secrets that hold keys which a deployment makes for itself.
public enum KeyGroup {
    CODE_KEYS("code-keys"),
    PHONE_KEYS("phone-keys"),
    SIGNING_KEYS("signing-keys");

    private final String wire;

    KeyGroup(String wire) {
        this.wire = wire;
    }

    String wire() {
        return wire;
    }

    /// Whether keys were made; a deployment begins with an empty object.
    static boolean made(JsonNode json) {
        return !json.isEmpty();
    }

    /// The same JSON, if keys were made.
    JsonNode ready(JsonNode json) {
        if (!made(json)) {
            throw new KeysNotReadyException(wire);
        }
        return json;
    }
}
