package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The values of an expression's placeholders.
final class Values {

    private final Map<String, AttributeValue> values = new HashMap<>();

    /// What [Attempts#OPEN] compares with.
    static Values open(Instant now) {
        return pending().with(":now", now).with(":max_checks", Verification.MAX_CHECKS);
    }

    static Values pending() {
        return new Values().with(":pending", StoredStatus.PENDING.wire());
    }

    Values with(String name, AttributeValue value) {
        values.put(name, value);
        return this;
    }

    Values with(String name, String text) {
        return with(name, Attribute.of(text));
    }

    Values with(String name, long number) {
        return with(name, Attribute.of(number));
    }

    Values with(String name, Instant time) {
        return with(name, Attribute.of(time));
    }

    Map<String, AttributeValue> map() {
        return Map.copyOf(values);
    }
}
