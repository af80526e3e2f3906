package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.phone.PhoneActivity;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a start writes.
///
/// @param read the activity that it was decided from
/// @param probed the provider's gate that this start goes through to find out
/// @param kept what is kept for its idempotency key, if it has one
public record StartWrite(
        Verification verification,
        PhoneActivity read,
        @Nullable ProviderGate probed,
        Instant now,
        @Nullable KeptRequest kept) {

    /// A start without an idempotency key.
    public StartWrite(Verification verification, PhoneActivity read, @Nullable ProviderGate probed, Instant now) {
        this(verification, read, probed, now, null);
    }

    /// The activity with this start in it; written if the version of `read` is stored still.
    public PhoneActivity activity() {
        return read.withStart(verification.ref(), now, verification.expiresAt());
    }

    /// The verifications that the activity no longer names. They go with this write, so that whatever is stored
    /// of a number can be found from its activity.
    public Set<Ref> forgotten() {
        return read.droppedBy(activity());
    }
}
