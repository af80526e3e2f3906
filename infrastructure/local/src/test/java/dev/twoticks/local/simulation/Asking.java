package dev.twoticks.local.simulation;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.idempotency.Repeatable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A start as somebody asks for it, once or again and again.
///
/// @param key under which it may be repeated, if it has one
record Asking(
        Caller caller,
        String number,
        Purpose purpose,
        @Nullable IdempotencyKey key) {

    Asking(Caller caller, String number, Purpose purpose) {
        this(caller, number, purpose, null);
    }

    Asking under(String other) {
        return new Asking(caller, number, purpose, new IdempotencyKey(other));
    }

    Asking to(Purpose other) {
        return new Asking(caller, number, other, key);
    }

    /// Tells the process who asks for what.
    void by(Invocation running, Instant now) {
        running.asks(caller, now);
        if (number.equals(TestPhone.NUMBER)) {
            running.asksForTestNumber();
        }
        if (key != null) {
            running.repeats(KeptName.ofStart(Objects.requireNonNull(caller.clientId()), key), repeatable());
        }
    }

    /// The request that its key stands for.
    @Nullable
    Repeatable repeatable() {
        return key == null ? null : Repeatable.of(key, number + " " + purpose.name());
    }
}
