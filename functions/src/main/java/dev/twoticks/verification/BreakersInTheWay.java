package dev.twoticks.verification;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What is in a request's way to WhatsApp, asked at most once: whoever has to decide a second time keeps the
/// probe that was won the first time.
final class BreakersInTheWay {

    private final Breakers breakers;
    private final List<Breaker> read;
    private final Instant now;
    private final AtomicReference<@Nullable Optional<PlanReason>> known = new AtomicReference<>();

    /// @param read those that there are
    BreakersInTheWay(Breakers breakers, List<Breaker> read, Instant now) {
        this.breakers = breakers;
        this.read = read;
        this.now = now;
    }

    Optional<PlanReason> reason() {
        Optional<PlanReason> before = known.get();
        if (before != null) {
            return before;
        }
        Optional<PlanReason> asked = breakers.inTheWay(read, now);
        known.set(asked);
        return asked;
    }
}
