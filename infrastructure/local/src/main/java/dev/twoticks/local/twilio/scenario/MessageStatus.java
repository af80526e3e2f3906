package dev.twoticks.local.twilio.scenario;

import java.util.Locale;

/// The statuses that an outbound message passes. A message keeps the one of the highest rank, whatever the order
/// in which its receipts are posted.
public enum MessageStatus {
    ACCEPTED(0),
    QUEUED(1),
    SENT(3),
    FAILED(4),
    UNDELIVERED(4),
    DELIVERED(5),
    READ(6);

    private final int rank;

    MessageStatus(int rank) {
        this.rank = rank;
    }

    public boolean outranks(MessageStatus other) {
        return rank > other.rank;
    }

    /// Whether the message's fate is known (`read` may still follow `delivered`, and either may follow a refusal).
    public boolean isFinal() {
        return rank >= FAILED.rank;
    }

    public boolean isRefusal() {
        return this == FAILED || this == UNDELIVERED;
    }

    /// Twilio's word for it.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
