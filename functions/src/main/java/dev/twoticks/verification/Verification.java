package dev.twoticks.verification;

import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.TaskAnswer;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.idempotency.KeptName;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.Seal;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One claim of one person on one number, as it was read.
///
/// @param checks wrong codes counted
/// @param codeKeyId the key its code is derived with, from the first claim on; before that every code is wrong
/// @param round the current one
/// @param deliveredAt when a receipt first said that a message has arrived
/// @param failedRound the round that was given up, if one was
/// @param tokenId the `jti` of its token, once approved
/// @param probesProvider it was let through to find out whether the provider takes our credentials again
/// @param keptNames where answers are kept under its client's idempotency keys; to be erased with it
public record Verification(
        Ref ref,
        VerificationRequest request,
        StoredStatus stored,
        Instant startedAt,
        Instant expiresAt,
        int checks,
        @Nullable String codeKeyId,
        Round round,
        Map<DeliveryId, Delivery> deliveries,
        @Nullable Instant deliveredAt,
        @Nullable Integer failedRound,
        @Nullable String tokenId,
        boolean probesProvider,
        Set<KeptName> keptNames) {

    /// How long a code is good, whatever happens; NIST SP 800-63B allows no more.
    public static final Duration LIFE = Duration.ofMinutes(10);

    /// How long a finished verification stays readable.
    public static final Duration MEMORY = Duration.ofDays(1);

    /// Wrong codes that one verification takes.
    public static final int MAX_CHECKS = 5;

    public Verification {
        deliveries = Map.copyOf(deliveries);
        keptNames = Set.copyOf(keptNames);
    }

    /// The number that it is about.
    PhoneNumber number(KeyRing keys) {
        Sealed sealed = request.sealedPhone();
        return PhoneNumber.known(Seal.open(keys.phoneDataKey(sealed.keyId()), ref.hex(), sealed));
    }

    public Status statusAt(Instant now) {
        return switch (stored) {
            case APPROVED -> Status.APPROVED;
            case CANCELED -> Status.CANCELED;
            case PENDING -> pendingAt(now);
        };
    }

    private Status pendingAt(Instant now) {
        if (!now.isBefore(expiresAt)) {
            return Status.EXPIRED;
        }
        if (checks >= MAX_CHECKS) {
            return Status.MAX_ATTEMPTS_REACHED;
        }
        boolean givenUp = failedRound != null && failedRound == round.number() && deliveredAt == null;
        return givenUp ? Status.FAILED : Status.PENDING;
    }

    /// This verification as it is once the round is current.
    Verification inRound(Round current) {
        return new Verification(
                ref,
                request,
                stored,
                startedAt,
                expiresAt,
                checks,
                codeKeyId,
                current,
                deliveries,
                deliveredAt,
                failedRound,
                tokenId,
                probesProvider,
                keptNames);
    }

    public int checksLeft() {
        return MAX_CHECKS - checks;
    }

    public Optional<Delivery> delivery(DeliveryId id) {
        return Optional.ofNullable(deliveries.get(id));
    }

    public boolean whatsappDelivered() {
        return deliveries.values().stream()
                .anyMatch(it -> it.channel() == Channel.WHATSAPP && it.status().delivered());
    }

    /// A round's WhatsApp message that the provider has taken and nothing was heard of since.
    Optional<Delivery> whatsappSilent(int roundNumber) {
        return of(roundNumber, Channel.WHATSAPP)
                .filter(it ->
                        !it.unclear() && !it.status().bad() && !it.status().delivered())
                .filter(it -> it.status().rank() > DeliveryStatus.UNKNOWN.rank());
    }

    /// A WhatsApp message that has failed, if that is the first to be known of it: neither was the provider's
    /// answer unclear, nor was it silent until the SMS followed.
    Optional<Delivery> whatsappFailed(DeliveryId id) {
        return of(id.round(), Channel.SMS).isPresent()
                ? Optional.empty()
                : delivery(id).filter(it -> it.channel() == Channel.WHATSAPP && !it.unclear());
    }

    private Optional<Delivery> of(int roundNumber, Channel channel) {
        return deliveries.values().stream()
                .filter(it -> it.channel() == channel && it.id().round() == roundNumber)
                .findFirst();
    }

    /// Deliveries whose tasks may still wait.
    public List<Delivery> open() {
        return deliveries.values().stream()
                .filter(it -> !settled(it))
                .sorted(Comparator.comparing(Delivery::id))
                .toList();
    }

    /// Why a delivery of `roundNumber` may no longer be claimed or waited for; empty if it may.
    public Optional<Outcome> pointless(int roundNumber, Instant now) {
        Status status = statusAt(now);
        return switch (status) {
            case APPROVED -> Optional.of(Outcome.APPROVED);
            case CANCELED -> Optional.of(Outcome.CANCELED);
            case EXPIRED -> Optional.of(Outcome.EXPIRED);
            case MAX_ATTEMPTS_REACHED -> Optional.of(Outcome.EXHAUSTED);
            case PENDING, FAILED -> roundNumber == round.number() ? Optional.empty() : Optional.of(Outcome.SUPERSEDED);
        };
    }

    /// What the task that waits for a delivery is to be told by now; empty if it has to go on waiting.
    public Optional<TaskAnswer> answerFor(DeliveryId id, Instant now) {
        Optional<TaskAnswer> pointless = pointless(id.round(), now).map(TaskAnswer.Done::new);
        return pointless.isPresent() ? pointless : delivery(id).flatMap(this::end);
    }

    private Optional<TaskAnswer> end(Delivery delivery) {
        if (arrived(delivery)) {
            return Optional.of(new TaskAnswer.Done(Outcome.DELIVERED));
        }
        Failure failure = delivery.failure();
        return delivery.status().bad() && failure != null
                ? Optional.of(TaskAnswer.after(failure.kind().consequence()))
                : Optional.empty();
    }

    /// Whether a delivery has come to an end that its task was told of.
    private boolean settled(Delivery delivery) {
        return delivery.status().bad() || arrived(delivery);
    }

    /// Whether a delivery counts as arrived under the plan: on WhatsApp the plan's word, on SMS `delivered`.
    private boolean arrived(Delivery delivery) {
        return delivery.channel() == Channel.WHATSAPP
                ? delivery.status().rank() >= round.plan().success().rank()
                : delivery.status().delivered();
    }
}
