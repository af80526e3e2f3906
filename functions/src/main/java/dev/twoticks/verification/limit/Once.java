package dev.twoticks.verification.limit;

import dev.twoticks.verification.idempotency.Repeatable;
import java.time.Instant;

/// A request that may come more than once, because its client repeats it under an idempotency key. Where it is
/// the last that a window has counted by its name, it is not counted again as long as the first may be under way:
/// of requests that come at once, none is refused because of the others. Requests without a key have no name, and
/// none of them comes in between.
///
/// @param name a keyed hash
/// @param at when it comes this time
public record Once(String name, Instant at) {

    /// Whoever was counted after this may be under way still.
    public Instant since() {
        return at.minus(Repeatable.UNDER_WAY);
    }
}
