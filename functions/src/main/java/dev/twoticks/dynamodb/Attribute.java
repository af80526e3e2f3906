package dev.twoticks.dynamodb;

import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Values as the table holds them.
final class Attribute {

    private Attribute() {}

    static AttributeValue of(String text) {
        return AttributeValue.fromS(text);
    }

    static AttributeValue of(long number) {
        return AttributeValue.fromN(Long.toString(number));
    }

    /// Epoch milliseconds.
    static AttributeValue of(Instant time) {
        return of(time.toEpochMilli());
    }
}
