package dev.twoticks.verification.delivery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message over one channel through one provider.
///
/// @param messageId the provider's name for the message, once it is known
/// @param failure why it did not arrive, with a bad status
/// @param statusAt when the status was written
/// @param token the workflow's task that waits for this delivery; the newest one
public record Delivery(
        DeliveryId id,
        Channel channel,
        String provider,
        DeliveryStatus status,
        @Nullable String messageId,
        @Nullable Failure failure,
        Instant claimedAt,
        Instant statusAt,
        TaskToken token) {}
