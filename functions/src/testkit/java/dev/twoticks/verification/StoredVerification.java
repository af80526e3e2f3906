package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.TaskToken;
import dev.twoticks.verification.idempotency.KeptName;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The fake's item of a verification; only touched under the fake's lock.
final class StoredVerification {

    private final Verification started;
    private final Map<DeliveryId, Delivery> deliveries = new HashMap<>();
    private final Set<KeptName> keptNames;
    private @Nullable Instant deliveredAt;

    StoredStatus status;
    int checks;
    Round round;
    boolean probesProvider;
    boolean startedAgain;

    @Nullable
    String codeKeyId;

    @Nullable
    Integer failedRound;

    @Nullable
    String tokenId;

    StoredVerification(Verification started) {
        this.started = started;
        this.status = started.stored();
        this.checks = started.checks();
        this.round = started.round();
        this.probesProvider = started.probesProvider();
        this.keptNames = new HashSet<>(started.keptNames());
    }

    boolean pending() {
        return status == StoredStatus.PENDING;
    }

    /// What a check, a claim and a cancellation ask of it.
    boolean open(Instant now) {
        return pending() && now.isBefore(started.expiresAt()) && checks < Verification.MAX_CHECKS;
    }

    boolean current(int number) {
        return pending() && round.number() == number;
    }

    boolean unstarted() {
        return deliveries.isEmpty() && !startedAgain;
    }

    boolean undelivered() {
        return deliveredAt == null;
    }

    /// Whether an SMS of the round was claimed and may still arrive.
    boolean smsInDoubt(int number) {
        return deliveries.values().stream()
                .filter(it -> it.id().round() == number && it.channel() == Channel.SMS)
                .anyMatch(it -> it.status().rank() < DeliveryStatus.REFUSED.rank());
    }

    @Nullable
    Delivery delivery(DeliveryId id) {
        return deliveries.get(id);
    }

    void claim(Claim claim) {
        if (codeKeyId == null) {
            codeKeyId = claim.codeKeyId();
        }
        deliveries.put(
                claim.delivery(),
                new Delivery(
                        claim.delivery(),
                        claim.channel(),
                        claim.provider(),
                        DeliveryStatus.CLAIMED,
                        null,
                        null,
                        claim.now(),
                        claim.now(),
                        claim.token(),
                        claim.budgetShard(),
                        null,
                        false));
    }

    void renew(Delivery held, TaskToken token) {
        put(held, held.status(), held.messageId(), held.failure(), held.statusAt(), token, held.budgetPassed());
    }

    void settle(
            Delivery held, DeliveryStatus reached, @Nullable String messageId, @Nullable Failure failure, Instant now) {
        if (reached.delivered() && deliveredAt == null) {
            deliveredAt = now;
        }
        String message = held.messageId() == null ? messageId : held.messageId();
        put(held, reached, message, failure, now, held.token(), held.budgetPassed());
    }

    void notePassed(Delivery held, BudgetLimit limit) {
        put(held, held.status(), held.messageId(), held.failure(), held.statusAt(), held.token(), limit);
    }

    private void put(
            Delivery held,
            DeliveryStatus status,
            @Nullable String messageId,
            @Nullable Failure failure,
            Instant statusAt,
            TaskToken token,
            @Nullable BudgetLimit passed) {
        deliveries.put(
                held.id(),
                new Delivery(
                        held.id(),
                        held.channel(),
                        held.provider(),
                        status,
                        messageId,
                        failure,
                        held.claimedAt(),
                        statusAt,
                        token,
                        held.budgetShard(),
                        passed,
                        held.unclear() || status == DeliveryStatus.UNKNOWN));
    }

    void keep(KeptName name) {
        keptNames.add(name);
    }

    Verification read() {
        return new Verification(
                started.ref(),
                started.request(),
                status,
                started.startedAt(),
                started.expiresAt(),
                checks,
                codeKeyId,
                round,
                deliveries,
                deliveredAt,
                failedRound,
                tokenId,
                probesProvider,
                keptNames);
    }
}
