package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import dev.twoticks.verification.delivery.TaskAnswer;

/// What becomes of a message.
public final class DeliveryEvents {

    private DeliveryEvents() {}

    static Event claimed(DeliveryTask task) {
        return of("delivery.claimed", task);
    }

    static Event pointless(DeliveryTask task, TaskAnswer.Outcome outcome) {
        return of("delivery.pointless", task).with("reason", outcome.wire());
    }

    static Event sent(DeliveryTask task, SendMark mark) {
        return of("delivery." + mark.status().wire(), task).with(mark.failure());
    }

    static Event receipt(Receipt receipt, boolean news) {
        return of("receipt." + receipt.status().wire(), receipt)
                .with(receipt.failure())
                .with("news", Boolean.toString(news));
    }

    /// A receipt for a message that is none of ours, or no more.
    static Event foreignReceipt(Receipt receipt) {
        return of("receipt.foreign", receipt);
    }

    /// A callback that the provider has not signed, or not for us. Many of them mean a wrong auth token, or an attack.
    public static Event forgedReceipt() {
        return Event.of("receipt.forged");
    }

    /// The workflow could not be told, and waits until its time is up.
    static Event taskNotAnswered(Ref ref, DeliveryId delivery, Channel channel) {
        return Event.of("task.not_answered", ref).with(delivery, channel);
    }

    private static Event of(String name, DeliveryTask task) {
        return Event.of(name, task.ref()).with(task.delivery(), task.channel());
    }

    private static Event of(String name, Receipt receipt) {
        return Event.of(name, receipt.ref()).with(receipt.delivery(), receipt.channel());
    }
}
