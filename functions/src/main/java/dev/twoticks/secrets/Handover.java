package dev.twoticks.secrets;

import java.time.Clock;
import java.time.Instant;

/// Whether a version of a secret may follow the one in use.
record Handover(Clock clock) {

    /// Whether it holds a key that would be used before everybody knows it: its rotation was stuck. The first keys
    /// follow none and are never late.
    boolean late(SecretJson used, SecretJson next) {
        Instant known = clock.instant().plus(Overlap.of(next.group()).notice());
        Succession before = Succession.read(used.rotating());
        Succession after = Succession.read(next.rotating());
        return after.ids().stream()
                .filter(id -> !before.ids().contains(id))
                .anyMatch(id -> after.since(id).isBefore(known));
    }

    /// @throws IllegalStateException if it would change a key that everything hangs on
    void keeps(SecretJson used, SecretJson next) {
        if (next.group() != SecretGroup.PHONE_KEYS) {
            return;
        }
        PhoneKeys before = PhoneKeys.read(used);
        PhoneKeys after = PhoneKeys.read(next);
        if (!before.index().equals(after.index()) || !before.subject().equals(after.subject())) {
            throw new IllegalStateException("a rotation would change the index or the subject key");
        }
    }
}
