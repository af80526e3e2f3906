package dev.twoticks.verification.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Whether an application's verifications must be bound to whoever starts them.
public enum Binding {
    /// A start without a challenge is refused.
    REQUIRED,
    /// A start may bring a challenge; one that does is bound all the same.
    OPTIONAL;

    /// The word in the applications file.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Binding> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
