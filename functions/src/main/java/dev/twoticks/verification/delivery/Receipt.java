package dev.twoticks.verification.delivery;

import dev.twoticks.verification.code.Ref;
import org.jspecify.annotations.Nullable;

/// The provider's word on what became of a delivery, already authenticated and classified.
///
/// @param channel the channel the receipt speaks of
/// @param failure with a bad status
public record Receipt(
        Ref ref,
        DeliveryId delivery,
        Channel channel,
        DeliveryStatus status,
        @Nullable Failure failure,
        String messageId) {}
