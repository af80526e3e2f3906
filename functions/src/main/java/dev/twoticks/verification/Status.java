package dev.twoticks.verification;

import java.util.Locale;

/// What a verification is at a moment.
public enum Status {
    PENDING,
    APPROVED,
    CANCELED,
    EXPIRED,
    MAX_ATTEMPTS_REACHED,
    /// Every message of the current round was refused. A right code is still accepted.
    FAILED;

    /// Whether a right code could still approve it.
    public boolean open() {
        return this == PENDING || this == FAILED;
    }

    /// The word in the API.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
