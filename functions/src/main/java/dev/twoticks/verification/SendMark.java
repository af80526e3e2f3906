package dev.twoticks.verification;

import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import org.jspecify.annotations.Nullable;

/// What the provider answered to a send, as it is stored.
public record SendMark(
        DeliveryStatus status,
        @Nullable String messageId,
        @Nullable Failure failure) {}
