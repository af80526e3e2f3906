package dev.twoticks.verification;

import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.PhoneActivity;
import org.jspecify.annotations.Nullable;

/// What decides whether a number may ask for a message.
///
/// @param provider none while the provider takes our credentials
public record Gates(
        PhoneActivity activity, FailureLock lock, @Nullable ProviderGate provider) {

    /// These, and what is known of the same number under another key.
    Gates joined(Gates other) {
        return new Gates(activity.joined(other.activity), lock.joined(other.lock), provider);
    }
}
