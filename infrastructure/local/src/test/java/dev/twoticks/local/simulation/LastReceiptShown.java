package dev.twoticks.local.simulation;

import dev.twoticks.verification.ReceiptCommit;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A store that has forgotten ranks: what was said last of a delivery is what it shows.
public final class LastReceiptShown {

    private final VerificationStore behind;
    private final Map<Ref, Map<DeliveryId, Receipt>> last = new HashMap<>();

    public LastReceiptShown(VerificationStore behind) {
        this.behind = behind;
    }

    public VerificationStore store() {
        return MutatedStore.of(behind, (method, arguments, call) -> {
            Object answer = call.make();
            if (answer instanceof ReceiptCommit.Recorded || answer instanceof ReceiptCommit.Known) {
                Receipt receipt = (Receipt) arguments[0];
                last.computeIfAbsent(receipt.ref(), _ -> new HashMap<>()).put(receipt.delivery(), receipt);
            }
            return method.getName().equals("find") && answer instanceof Optional<?> found
                    ? found.map(it -> shown((Verification) it))
                    : answer;
        });
    }

    private Verification shown(Verification kept) {
        Map<DeliveryId, Delivery> deliveries = new HashMap<>(kept.deliveries());
        last.getOrDefault(kept.ref(), Map.of())
                .forEach((id, receipt) -> deliveries.computeIfPresent(
                        id,
                        (_, it) -> new Delivery(
                                id,
                                it.channel(),
                                it.provider(),
                                receipt.status(),
                                it.messageId(),
                                receipt.failure(),
                                it.claimedAt(),
                                it.statusAt(),
                                it.token())));
        return Rewritten.deliveries(kept, deliveries);
    }
}
