package dev.twoticks.verification.delivery;

import dev.twoticks.verification.breaker.BreakerKey;
import org.jspecify.annotations.Nullable;

/// Why a delivery did not arrive.
///
/// @param code the provider's own word for it, `63024`, or ours where it gave none (`connect`, `throttled`);
///     never a text that could hold a phone number
/// @param reach what else would fail on WhatsApp for the same reason; none if it concerns this message alone. Not
///     stored
public record Failure(String code, FailureClass kind, BreakerKey.@Nullable Kind reach) {

    /// A failure of this message alone.
    public Failure(String code, FailureClass kind) {
        this(code, kind, null);
    }
}
