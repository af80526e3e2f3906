package dev.twoticks.verification;

import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.delivery.SendOutcome;
import dev.twoticks.verification.plan.PolicySource;

/// What a send leaves behind for the next ones: how the provider's channel works, and whether it takes our
/// credentials.
final class SendMemory {

    private final VerificationStore store;
    private final String provider;
    private final Surroundings surroundings;
    private final DeliveryMemory deliveries;
    private final Breakers breakers;

    SendMemory(VerificationStore store, String provider, PolicySource policy, Surroundings surroundings) {
        this.store = store;
        this.provider = provider;
        this.surroundings = surroundings;
        this.breakers = new Breakers(store, policy, surroundings);
        this.deliveries = new DeliveryMemory(store, breakers, surroundings);
    }

    /// Counts a WhatsApp message with what is known of it by now, and one whose silence the SMS ends. A message
    /// that the provider was not asked for, because a budget or a fault of ours forbade it, says nothing of the
    /// channel.
    void count(DeliveryTask task, Verification claimed, Booking booking, SendOutcome outcome) {
        switch (task.channel()) {
            case WHATSAPP -> {
                if (booking instanceof Booking.Counted) {
                    claimed.delivery(task.delivery()).ifPresent(it -> count(it, outcome));
                }
            }
            case SMS ->
                claimed.whatsappSilent(task.delivery().round())
                        .ifPresent(it -> breakers.count(it.claimedAt(), CallCounts.SILENCE));
        }
    }

    private void count(Delivery whatsapp, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.Unknown _ -> breakers.count(whatsapp.claimedAt(), CallCounts.CALL);
            case SendOutcome.Refused(Failure failure) ->
                breakers.count(
                        whatsapp.claimedAt(), failure.kind().ofTheRoute() ? CallCounts.FAILED_CALL : CallCounts.CALL);
            case SendOutcome.NotSent(Failure failure) -> {
                if (failure.kind() == FailureClass.TRANSIENT) {
                    breakers.count(whatsapp.claimedAt(), CallCounts.FAILED_CALL);
                }
            }
            case SendOutcome.CredentialsRefused _ -> {
                // of every channel, and the gate's to say
            }
        }
    }

    /// Counts a WhatsApp message that nobody knows anything of, once the table says so: if a receipt came
    /// before, that one has counted it.
    void countUnclear(Delivery delivery) {
        if (delivery.channel() == Channel.WHATSAPP) {
            breakers.count(delivery.claimedAt(), CallCounts.FAILURE);
        }
    }

    /// What this answer tells about the next ones. Written after the task is ended: the person waits for that.
    void remember(DeliveryTask task, Verification claimed, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.CredentialsRefused(String field) -> {
                surroundings.events().record(Alerts.credentialsRefused(task, provider, field));
                store.closeProvider(
                        provider, new ProviderGate(field, surroundings.now().plus(ProviderGate.PAUSE)));
            }
            case SendOutcome.Refused(Failure failure) -> {
                reopen(claimed);
                deliveries.failed(claimed, task.delivery(), task.channel(), failure);
            }
            case SendOutcome.NotSent(Failure failure) ->
                deliveries.failed(claimed, task.delivery(), task.channel(), failure);
            case SendOutcome.Accepted _ -> reopen(claimed);
            case SendOutcome.Unknown _ -> {
                // nothing is known of the provider either
            }
        }
    }

    private void reopen(Verification claimed) {
        if (claimed.probesProvider()) {
            store.openProvider(provider);
        }
    }
}
