package dev.twoticks.verification;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the holder of an id may see. No member moves with a delivery, a receipt or the fallback, because that
/// would tell a stranger who uses WhatsApp; only `failed`, once every message was refused, is the accepted
/// exception.
///
/// @param phoneNumber masked
/// @param channels where the code may arrive: the country's list, the same for every number there
/// @param nextDeliveryAt when another delivery may be asked for; none if it may not
public record VerificationView(
        Status status,
        String phoneNumber,
        Instant expiresAt,
        List<Channel> channels,
        @Nullable Instant nextDeliveryAt,
        int deliveriesLeft,
        int checksLeft) {

    static VerificationView of(Verification verification, PolicySource policy, Instant now) {
        Status status = verification.statusAt(now);
        Round round = verification.round();
        boolean more = status.open() && (round.left() > 0 || round.unstarted());
        return new VerificationView(
                status,
                verification.request().maskedPhone(),
                verification.expiresAt(),
                channels(verification, policy),
                more ? round.nextAt() : null,
                round.left(),
                verification.checksLeft());
    }

    /// As it was when it was started.
    static VerificationView atStart(Verification verification, PolicySource policy) {
        return new VerificationView(
                Status.PENDING,
                verification.request().maskedPhone(),
                verification.expiresAt(),
                channels(verification, policy),
                verification.startedAt().plus(Round.pauseAfter(1)),
                Round.MOST - 1,
                Verification.MAX_CHECKS);
    }

    private static List<Channel> channels(Verification verification, PolicySource policy) {
        List<Channel> listed = policy.country(verification.request().country())
                .map(CountryPolicy::channels)
                .orElse(List.of(Channel.SMS));
        return listed.stream()
                .filter(it -> it != Channel.WHATSAPP || policy.senders().whatsapp() != null)
                .toList();
    }
}
