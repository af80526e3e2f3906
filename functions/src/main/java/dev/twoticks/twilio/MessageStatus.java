package dev.twoticks.twilio;

import dev.twoticks.verification.delivery.DeliveryStatus;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Twilio's words for what became of a message.
final class MessageStatus {

    /// However Twilio extends its list, a status is one word of this form.
    private static final Pattern FORM = Pattern.compile("[a-z_]{1,32}");

    /// `scheduled` and `canceled` belong to scheduled messages, `receiving` and `received` to incoming ones,
    /// `partially_delivered` to channels that are not used here: nothing to record.
    private static final Map<String, DeliveryStatus> KEPT = Map.of(
            "accepted", DeliveryStatus.ACCEPTED,
            "queued", DeliveryStatus.QUEUED,
            "sending", DeliveryStatus.SENDING,
            "sent", DeliveryStatus.SENT,
            "failed", DeliveryStatus.FAILED,
            "undelivered", DeliveryStatus.UNDELIVERED,
            "delivered", DeliveryStatus.DELIVERED,
            "read", DeliveryStatus.READ);

    private MessageStatus() {}

    static boolean wellFormed(String status) {
        return FORM.matcher(status).matches();
    }

    /// What is recorded for it; empty if nothing is.
    static Optional<DeliveryStatus> kept(String status) {
        return Optional.ofNullable(KEPT.get(status));
    }
}
