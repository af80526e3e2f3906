package dev.twoticks.verification.delivery;

import java.util.Locale;

/// What the workflow is told about a delivery it waits for.
public sealed interface TaskAnswer {

    /// Nothing more is to be sent in this round.
    record Done(Outcome outcome) implements TaskAnswer {}

    /// This delivery failed: on to the next leg.
    record NextDelivery() implements TaskAnswer {}

    /// No leg can reach this number.
    record Undeliverable() implements TaskAnswer {}

    /// Why nothing more is to be sent.
    enum Outcome {
        DELIVERED,
        APPROVED,
        CANCELED,
        SUPERSEDED,
        EXPIRED,
        EXHAUSTED,
        /// The provider suspects fraud, no budget is left, or the message outlived its validity.
        STOPPED;

        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The answer for a failure with this consequence.
    static TaskAnswer after(Consequence consequence) {
        return switch (consequence) {
            case NEXT_DELIVERY -> new NextDelivery();
            case GIVE_UP -> new Undeliverable();
            case STOP -> new Done(Outcome.STOPPED);
        };
    }
}
