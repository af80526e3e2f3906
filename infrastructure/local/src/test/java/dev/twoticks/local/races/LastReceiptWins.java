package dev.twoticks.local.races;

import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Receipt;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A store that has forgotten ranks: what was said last of a delivery is what it shows.
final class LastReceiptWins {

    private final Map<DeliveryId, Receipt> last = new HashMap<>();
    private final VerificationStore store;

    LastReceiptWins(VerificationStore behind) {
        store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, arguments) -> {
                    if (method.getName().equals("recordReceipt") && arguments[0] instanceof Receipt receipt) {
                        last.put(receipt.delivery(), receipt);
                    }
                    try {
                        Object answer = method.invoke(behind, arguments);
                        return answer instanceof Optional<?> found
                                        && method.getName().equals("find")
                                ? found.map(it -> shown((Verification) it))
                                : answer;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    VerificationStore store() {
        return store;
    }

    private Verification shown(Verification kept) {
        Map<DeliveryId, Delivery> deliveries = new HashMap<>(kept.deliveries());
        last.forEach((id, receipt) -> deliveries.computeIfPresent(
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
        return new Verification(
                kept.ref(),
                kept.request(),
                kept.stored(),
                kept.startedAt(),
                kept.expiresAt(),
                kept.checks(),
                kept.codeKeyId(),
                kept.round(),
                deliveries,
                kept.deliveredAt(),
                kept.failedRound(),
                kept.tokenId(),
                kept.probesProvider());
    }
}
