package dev.twoticks.dynamodb;

import dev.twoticks.verification.SendMark;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.Receipt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A delivery's new status, written if it outranks the one stored.
final class StatusChange {

    private static final String PLACE = "#deliveries.#delivery.";

    private static final String STATUS =
            "SET " + PLACE + "#status = :status, " + PLACE + "#rank = :rank, " + PLACE + "#status_at = :now";
    private static final String MESSAGE =
            ", " + PLACE + "#message_id = if_not_exists(" + PLACE + "#message_id, :message_id)";
    private static final String DELIVERED = ", #delivered_at = if_not_exists(#delivered_at, :now)";
    private static final String UNCLEAR = ", " + PLACE + "#unclear_at = :now";
    private static final String FAILURE =
            ", " + PLACE + "#error_code = :error_code, " + PLACE + "#error_class = :error_class";
    private static final String NO_FAILURE = " REMOVE " + PLACE + "#error_code, " + PLACE + "#error_class";

    private static final String OUTRANKS = PLACE + "#rank < :rank";
    private static final String SAME_MESSAGE = " AND " + PLACE + "#channel = :channel AND (attribute_not_exists("
            + PLACE + "#message_id) OR " + PLACE + "#message_id = :message_id)";

    private StatusChange() {}

    static Change sent(Ref ref, DeliveryId delivery, SendMark mark, Instant now) {
        Values values = status(mark.status(), now);
        String update = update(mark.status(), mark.messageId(), mark.failure(), values);
        return new Change(Attempts.key(ref), update, OUTRANKS, values, delivery);
    }

    static Change received(Receipt receipt, Instant now) {
        Values values =
                status(receipt.status(), now).with(":channel", receipt.channel().wire());
        String update = update(receipt.status(), receipt.messageId(), receipt.failure(), values);
        return new Change(Attempts.key(receipt.ref()), update, OUTRANKS + SAME_MESSAGE, values, receipt.delivery());
    }

    private static Values status(DeliveryStatus status, Instant now) {
        return new Values()
                .with(":status", status.wire())
                .with(":rank", status.rank())
                .with(":now", now);
    }

    private static String update(
            DeliveryStatus status, @Nullable String messageId, @Nullable Failure failure, Values values) {
        StringBuilder update = new StringBuilder(STATUS);
        if (messageId != null) {
            values.with(":message_id", messageId);
            update.append(MESSAGE);
        }
        if (status == DeliveryStatus.UNKNOWN) {
            update.append(UNCLEAR);
        }
        if (status.delivered()) {
            update.append(DELIVERED);
        }
        if (failure != null) {
            values.with(":error_code", failure.code())
                    .with(":error_class", failure.kind().wire());
            return update.append(FAILURE).toString();
        }
        // what arrived after all has no failure any more
        return update.append(NO_FAILURE).toString();
    }
}
