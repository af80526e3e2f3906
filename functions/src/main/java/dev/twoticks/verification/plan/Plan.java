package dev.twoticks.verification.plan;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The policy's decision for one round. Stored on the verification, because the workflow's input is made from
/// it and a repeated start must bring the same input.
///
/// @param country the number's country, whose budgets the messages are counted against
/// @param first where the round starts
/// @param whatsappWait how long WhatsApp may stay silent before SMS; whole seconds
/// @param smsWait how long the workflow listens for the SMS receipt; whole seconds
/// @param success the WhatsApp status that ends the round, `delivered` or `read`
/// @param form how WhatsApp is asked for the number, if it is
public record Plan(
        Country country,
        Channel first,
        Duration whatsappWait,
        Duration smsWait,
        DeliveryStatus success,
        List<PlanReason> reasons,
        WhatsAppForm form) {

    /// A plan for a number that has one form.
    public Plan(
            Country country,
            Channel first,
            Duration whatsappWait,
            Duration smsWait,
            DeliveryStatus success,
            List<PlanReason> reasons) {
        this(country, first, whatsappWait, smsWait, success, reasons, WhatsAppForm.ONLY);
    }

    public Plan {
        reasons = List.copyOf(reasons);
    }

    /// The plan of a round that nothing is sent in; no workflow ever sees it.
    public static Plan unsent(Country country, Duration remaining) {
        return new Plan(
                country,
                Channel.SMS,
                Duration.ZERO,
                remaining,
                DeliveryStatus.DELIVERED,
                List.of(PlanReason.TEST_NUMBER));
    }

    /// The same plan, which finds out whether WhatsApp works again.
    public Plan probing() {
        List<PlanReason> more = new ArrayList<>(reasons);
        more.add(PlanReason.BREAKER_PROBE);
        return new Plan(country, first, whatsappWait, smsWait, success, more, form);
    }

    /// Whether it finds out if WhatsApp works again.
    public boolean probes() {
        return reasons.contains(PlanReason.BREAKER_PROBE);
    }

    /// The leg that the SMS has in a round of this plan.
    public int smsLeg() {
        return first == Channel.SMS ? 1 : 2;
    }
}
