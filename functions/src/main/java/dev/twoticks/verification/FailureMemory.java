package dev.twoticks.verification;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import java.time.Duration;

/// What a failed delivery leaves behind for the next ones: an alert where somebody must look, and a day without
/// WhatsApp for a number that is not there. A day and not longer: people install it, and the answer is wrong at
/// times.
final class FailureMemory {

    private static final Duration NOT_ON_WHATSAPP = Duration.ofDays(1);

    private final VerificationStore store;
    private final Surroundings surroundings;

    FailureMemory(VerificationStore store, Surroundings surroundings) {
        this.store = store;
        this.surroundings = surroundings;
    }

    void keep(Verification verification, DeliveryId delivery, Channel channel, Failure failure) {
        if (failure.kind().alerts()) {
            surroundings.events().record(Event.failureAlert(verification.ref(), delivery, channel, failure));
        }
        if (failure.kind() == FailureClass.NOT_ON_WHATSAPP && channel == Channel.WHATSAPP) {
            store.rememberNotOnWhatsApp(
                    verification.request().phoneKey(), surroundings.now().plus(NOT_ON_WHATSAPP));
        }
    }
}
