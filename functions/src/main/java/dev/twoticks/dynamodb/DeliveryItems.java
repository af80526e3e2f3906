package dev.twoticks.dynamodb;

import dev.twoticks.verification.Claim;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// A verification's deliveries, a map by their ids.
final class DeliveryItems {

    private DeliveryItems() {}

    /// @param mark by which the claim knows itself again
    static AttributeValue claimed(Claim claim, String mark) {
        return AttributeValue.fromM(Map.of(
                "claim_id", Attribute.of(mark),
                "channel", Attribute.of(claim.channel().wire()),
                "provider", Attribute.of(claim.provider()),
                "status", Attribute.of(DeliveryStatus.CLAIMED.wire()),
                "rank", Attribute.of(DeliveryStatus.CLAIMED.rank()),
                "claimed_at", Attribute.of(claim.now()),
                "status_at", Attribute.of(claim.now()),
                "task_token", Attribute.of(claim.token().reveal()),
                "budget_shard", Attribute.of(claim.budgetShard())));
    }

    static boolean claimedBy(String mark, Item delivery) {
        return mark.equals(delivery.textOrNull("claim_id"));
    }

    static Map<DeliveryId, Delivery> read(Item deliveries) {
        Map<DeliveryId, Delivery> read = new HashMap<>();
        deliveries.attributes().keySet().forEach(it -> {
            DeliveryId id =
                    DeliveryId.parse(it).orElseThrow(() -> new IllegalStateException("unknown key in deliveries"));
            read.put(id, read(id, deliveries.map(it)));
        });
        return read;
    }

    private static Delivery read(DeliveryId id, Item delivery) {
        return new Delivery(
                id,
                delivery.word("channel", Channel::parse),
                delivery.text("provider"),
                delivery.word("status", DeliveryStatus::parse),
                delivery.textOrNull("message_id"),
                failure(delivery),
                delivery.time("claimed_at"),
                delivery.time("status_at"),
                new TaskToken(delivery.text("task_token")),
                delivery.has("budget_shard") ? delivery.count("budget_shard") : 0,
                delivery.has("budget_passed") ? delivery.word("budget_passed", BudgetLimit::parse) : null,
                delivery.has("unclear_at"));
    }

    private static @Nullable Failure failure(Item delivery) {
        return delivery.has("error_code")
                ? new Failure(delivery.text("error_code"), delivery.word("error_class", FailureClass::parse))
                : null;
    }
}
