package dev.twoticks.secrets;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What was read from a secret, for at most five minutes. Nothing is read before the first invocation asks, so
/// no snapshot of a function ever holds a secret.
final class CachedSecret<T> {

    private static final Duration LIFE = Duration.ofMinutes(5);

    /// Ids and signatures that a stranger makes up must not become a bill for reading secrets.
    private static final Duration BETWEEN_REFRESHES = Duration.ofMinutes(1);

    private final Supplier<T> reader;
    private final Clock clock;
    private final AtomicReference<@Nullable Held<T>> held = new AtomicReference<>();
    private final AtomicReference<Instant> refreshed = new AtomicReference<>(Instant.MIN);

    private record Held<T>(T value, Instant until) {}

    CachedSecret(Supplier<T> reader, Clock clock) {
        this.reader = reader;
        this.clock = clock;
    }

    T get() {
        Held<T> known = held.get();
        return known != null && clock.instant().isBefore(known.until()) ? known.value() : read();
    }

    /// Read once more although the cache is still good; empty if that was done less than a minute ago. What is
    /// known stays until the new value is there.
    Optional<T> refreshed() {
        Instant now = clock.instant();
        Instant last = refreshed.get();
        boolean due = !now.minus(BETWEEN_REFRESHES).isBefore(last) && refreshed.compareAndSet(last, now);
        return due ? Optional.of(read()) : Optional.empty();
    }

    private T read() {
        T value = reader.get();
        held.set(new Held<>(value, clock.instant().plus(LIFE)));
        return value;
    }
}
