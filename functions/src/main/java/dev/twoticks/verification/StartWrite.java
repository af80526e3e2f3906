package dev.twoticks.verification;

import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a start writes.
///
/// @param activity with this start in it; written if the stored version is the one before
/// @param probed the provider's gate that this start goes through to find out
public record StartWrite(
        Verification verification,
        PhoneActivity activity,
        @Nullable ProviderGate probed,
        Instant now) {}
