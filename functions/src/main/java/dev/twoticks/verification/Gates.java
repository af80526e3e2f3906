package dev.twoticks.verification;

import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import org.jspecify.annotations.Nullable;

/// What decides whether a number may ask for a message.
///
/// @param provider none while the provider takes our credentials
public record Gates(
        PhoneActivity activity, FailureLock lock, @Nullable ProviderGate provider) {}
