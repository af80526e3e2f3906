package dev.twoticks.verification;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.time.Duration;
import java.time.Instant;

/// What a delivery leaves behind for the next ones: an alert where somebody must look, an open breaker where the
/// same would happen to everybody, and what was learned of a number on WhatsApp. Not there: a day without it, but
/// where the number has another form, that one is tried first. A day and not longer: people install it, and the
/// answer is wrong at times. There by its other form: that one is used for a month.
///
/// A receipt of a round that is no longer the current one says nothing of a form, because only the current plan is
/// known.
final class DeliveryMemory {

    private static final Duration NOT_ON_WHATSAPP = Duration.ofDays(1);
    private static final Duration ALTERNATE_FORM = Duration.ofDays(30);

    private final VerificationStore store;
    private final Surroundings surroundings;
    private final Breakers breakers;

    DeliveryMemory(VerificationStore store, Breakers breakers, Surroundings surroundings) {
        this.store = store;
        this.breakers = breakers;
        this.surroundings = surroundings;
    }

    /// Keeps what a failure says.
    void failed(Verification verification, DeliveryId delivery, Channel channel, Failure failure) {
        if (failure.kind().alerts()) {
            surroundings.events().record(Alerts.deliveryFailed(verification.ref(), delivery, channel, failure));
        }
        if (channel == Channel.WHATSAPP && failure.reach() != null) {
            breakers.failed(verification.request().language(), failure);
        }
        if (failure.kind() == FailureClass.NOT_ON_WHATSAPP && channel == Channel.WHATSAPP) {
            notOnWhatsApp(verification, delivery);
        }
    }

    /// Keeps what an arrival says: nothing, unless it arrived by another form than E.164.
    void arrived(Verification verification, DeliveryId delivery, Channel channel) {
        Round round = verification.round();
        boolean alternate = round.plan().form() == WhatsAppForm.ALTERNATE && delivery.round() == round.number();
        if (channel == Channel.WHATSAPP && alternate) {
            store.rememberAlternateForm(
                    verification.request().phoneKey(), surroundings.now().plus(ALTERNATE_FORM));
        }
    }

    private void notOnWhatsApp(Verification verification, DeliveryId delivery) {
        Round round = verification.round();
        WhatsAppForm form = round.plan().form();
        if (form != WhatsAppForm.ONLY && delivery.round() != round.number()) {
            return;
        }
        PhoneKey phone = verification.request().phoneKey();
        Instant until = surroundings.now().plus(NOT_ON_WHATSAPP);
        switch (form) {
            case CANONICAL -> store.rememberAlternateForm(phone, until);
            case ONLY, ALTERNATE -> store.rememberNotOnWhatsApp(phone, until);
        }
    }
}
