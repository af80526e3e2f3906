package dev.twoticks.verification.delivery;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What is known of a delivery. Receipts come late, twice and in any order, so a status is never replaced by
/// one of a lower or equal rank; `delivered` outranks `failed`, because WhatsApp has reported both for one
/// message.
public enum DeliveryStatus {
    /// The slot is taken; the provider has not answered yet.
    CLAIMED(0),
    /// The provider's answer was lost or no answer at all: the message may have been sent, and is never sent
    /// again.
    UNKNOWN(1),
    ACCEPTED(2),
    QUEUED(3),
    SENDING(4),
    SENT(5),
    /// The provider refused it at once: there is no message.
    REFUSED(6),
    /// The provider was never asked, or takes nothing from us: there is no message, and no budget counts it.
    NOT_SENT(6),
    FAILED(6),
    UNDELIVERED(6),
    DELIVERED(7),
    READ(8);

    private final int rank;

    DeliveryStatus(int rank) {
        this.rank = rank;
    }

    public int rank() {
        return rank;
    }

    /// Whether the message did not reach the person, as far as is known.
    public boolean bad() {
        return rank == REFUSED.rank;
    }

    /// Whether the message reached the person's handset.
    public boolean delivered() {
        return rank >= DELIVERED.rank;
    }

    /// Whether a budget counts the message for good. One that waits for the provider's answer is not among
    /// them: it may still turn out never to have been sent.
    public boolean counted() {
        return this != CLAIMED && this != NOT_SENT;
    }

    /// The word in the table and in logs.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<DeliveryStatus> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
