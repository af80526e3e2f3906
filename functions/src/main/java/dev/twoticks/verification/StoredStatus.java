package dev.twoticks.verification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the table holds. The other states follow from time and counts and are derived on reading.
public enum StoredStatus {
    PENDING,
    APPROVED,
    CANCELED;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<StoredStatus> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
