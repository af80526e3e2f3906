package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.TaskToken;
import java.time.Instant;

/// A claim on a delivery's slot.
///
/// @param codeKeyId the key that the code is derived with, if this is the verification's first claim
/// @param budgetShard the item of its country's counters that the message is counted on
public record Claim(
        Ref ref,
        DeliveryId delivery,
        Channel channel,
        String provider,
        TaskToken token,
        String codeKeyId,
        Instant now,
        int budgetShard) {

    /// A claim of a message that is counted on its country's first item.
    public Claim(
            Ref ref,
            DeliveryId delivery,
            Channel channel,
            String provider,
            TaskToken token,
            String codeKeyId,
            Instant now) {
        this(ref, delivery, channel, provider, token, codeKeyId, now, 0);
    }
}
