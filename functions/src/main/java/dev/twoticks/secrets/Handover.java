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

    /// Whether it would change a key that everything hangs on: it was made from a version that a person has replaced
    /// since.
    boolean loses(SecretJson used, SecretJson next) {
        if (next.group() != SecretGroup.PHONE_KEYS) {
            return false;
        }
        PhoneKeys before = PhoneKeys.read(used);
        PhoneKeys after = PhoneKeys.read(next);
        return !before.index().equals(after.index())
                || !before.otherIndex().equals(after.otherIndex())
                || !before.subject().equals(after.subject());
    }
}
