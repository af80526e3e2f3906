package dev.twoticks.verification;

import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a resend writes.
///
/// @param read the verification it was decided from
/// @param next the round to open
/// @param activity with this round in it; written if the stored version is the one before
/// @param probed the provider's gate that this round goes through to find out
public record RoundWrite(
        Verification read,
        Round next,
        PhoneActivity activity,
        @Nullable ProviderGate probed,
        Instant now) {}
