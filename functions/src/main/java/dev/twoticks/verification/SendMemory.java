package dev.twoticks.verification;

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

    /// Counts a WhatsApp message with what became of it, and one whose silence the SMS now ends. A message that
    /// the provider was not asked for, because a budget or a fault of ours forbade it, says nothing of the
    /// channel.
    ///
    /// @return whether the provider fails too often
    boolean counted(DeliveryTask task, Verification claimed, Booking booking, SendOutcome outcome) {
        return switch (task.channel()) {
            case WHATSAPP ->
                booking instanceof Booking.Counted
                        && ofTheProvider(outcome)
                        && breakers.count(1, ofTheRoute(outcome) ? 1 : 0);
            case SMS -> claimed.whatsappSilent(task.delivery().round()) && breakers.count(0, 1);
        };
    }

    private static boolean ofTheProvider(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.Refused _, SendOutcome.Unknown _ -> true;
            case SendOutcome.NotSent(Failure failure) -> failure.kind() == FailureClass.TRANSIENT;
            case SendOutcome.CredentialsRefused _ -> false;
        };
    }

    private static boolean ofTheRoute(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted _, SendOutcome.CredentialsRefused _ -> false;
            case SendOutcome.Refused(Failure failure) -> failure.kind().ofTheRoute();
            case SendOutcome.NotSent _, SendOutcome.Unknown _ -> true;
        };
    }

    void tripped() {
        breakers.tripped();
    }

    /// What this answer tells about the next ones. Written after the task is ended: the person waits for that.
    void remember(DeliveryTask task, Verification claimed, SendOutcome outcome) {
        switch (outcome) {
            case SendOutcome.CredentialsRefused(String field) -> {
                surroundings.events().record(Event.credentialsAlert(task, provider, field));
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
