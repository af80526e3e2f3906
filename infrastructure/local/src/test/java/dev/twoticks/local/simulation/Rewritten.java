package dev.twoticks.local.simulation;

import dev.twoticks.verification.Verification;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import java.util.Map;

/// A verification with one thing in it that is not so.
final class Rewritten {

    private Rewritten() {}

    static Verification checks(Verification kept, int checks) {
        return of(kept, checks, kept.deliveries());
    }

    static Verification deliveries(Verification kept, Map<DeliveryId, Delivery> deliveries) {
        return of(kept, kept.checks(), deliveries);
    }

    private static Verification of(Verification kept, int checks, Map<DeliveryId, Delivery> deliveries) {
        return new Verification(
                kept.ref(),
                kept.request(),
                kept.stored(),
                kept.startedAt(),
                kept.expiresAt(),
                checks,
                kept.codeKeyId(),
                kept.round(),
                deliveries,
                kept.deliveredAt(),
                kept.failedRound(),
                kept.tokenId(),
                kept.probesProvider(),
                kept.keptNames());
    }
}
