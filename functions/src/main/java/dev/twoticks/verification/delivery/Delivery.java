package dev.twoticks.verification.delivery;

import dev.twoticks.verification.budget.BudgetLimit;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One message over one channel through one provider.
///
/// @param messageId the provider's name for the message, once it is known
/// @param failure why it did not arrive, with a bad status
/// @param statusAt when the status was written
/// @param token the workflow's task that waits for this delivery; the newest one
/// @param budgetShard the item of its country's counters that it is counted on
/// @param budgetPassed the limit that it passed while limits are only recorded
/// @param unclear the provider's answer was [DeliveryStatus#UNKNOWN], whatever was heard of it since
public record Delivery(
        DeliveryId id,
        Channel channel,
        String provider,
        DeliveryStatus status,
        @Nullable String messageId,
        @Nullable Failure failure,
        Instant claimedAt,
        Instant statusAt,
        TaskToken token,
        int budgetShard,
        @Nullable BudgetLimit budgetPassed,
        boolean unclear) {

    /// A delivery within its country's budget, counted on its first item.
    public Delivery(
            DeliveryId id,
            Channel channel,
            String provider,
            DeliveryStatus status,
            @Nullable String messageId,
            @Nullable Failure failure,
            Instant claimedAt,
            Instant statusAt,
            TaskToken token) {
        this(id, channel, provider, status, messageId, failure, claimedAt, statusAt, token, 0, null, false);
    }
}
