package dev.twoticks.verification.delivery;

import static dev.twoticks.verification.delivery.Consequence.GIVE_UP;
import static dev.twoticks.verification.delivery.Consequence.NEXT_DELIVERY;
import static dev.twoticks.verification.delivery.Consequence.STOP;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What kind of failure a provider's error code stands for, and so what follows from it.
public enum FailureClass {
    /// This channel does not work for this message: the next one now.
    NEXT(NEXT_DELIVERY, false),
    /// The number is not on WhatsApp: the next channel now, and WhatsApp is skipped for this number for a day.
    NOT_ON_WHATSAPP(NEXT_DELIVERY, false),
    /// No channel will reach this number.
    PERMANENT(GIVE_UP, false),
    /// The provider suspects fraud: nothing more is sent.
    FRAUD(STOP, true),
    /// No budget is left in its country or in all: nothing more is sent.
    BUDGET(STOP, false),
    /// The message outlived its validity in the provider's queue: the person asks again.
    EXPIRED(STOP, false),
    /// Our sender, template or account is at fault: somebody must look, this person gets the next channel.
    FAULT(NEXT_DELIVERY, true),
    /// A passing trouble of the route.
    TRANSIENT(NEXT_DELIVERY, false),
    /// We sent something wrong.
    BUG(NEXT_DELIVERY, true),
    /// A code that the table does not know.
    UNKNOWN(NEXT_DELIVERY, true);

    private final Consequence consequence;
    private final boolean alerts;

    FailureClass(Consequence consequence, boolean alerts) {
        this.consequence = consequence;
        this.alerts = alerts;
    }

    public Consequence consequence() {
        return consequence;
    }

    /// Whether an operator has to know.
    public boolean alerts() {
        return alerts;
    }

    /// Whether it says that the provider's channel works badly, rather than something of the number or of us.
    public boolean ofTheRoute() {
        return this == NEXT || this == TRANSIENT || this == UNKNOWN || this == FAULT;
    }

    /// The word in the table and in logs.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FailureClass> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
