package dev.twoticks.dynamodb;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.WhatsAppForm;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Duration;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// The current round's plan, a map of the verification. Waits are whole seconds.
final class PlanItems {

    private PlanItems() {}

    static AttributeValue write(Plan plan) {
        return AttributeValue.fromM(Map.of(
                "first", Attribute.of(plan.first().wire()),
                "whatsapp_wait", Attribute.of(plan.whatsappWait().toSeconds()),
                "sms_wait", Attribute.of(plan.smsWait().toSeconds()),
                "success", Attribute.of(plan.success().wire()),
                "whatsapp_form", Attribute.of(plan.form().wire()),
                "reasons",
                        AttributeValue.fromL(plan.reasons().stream()
                                .map(it -> Attribute.of(it.wire()))
                                .toList())));
    }

    /// @param country of the verification
    static Plan read(Item plan, Country country) {
        return new Plan(
                country,
                plan.word("first", Channel::parse),
                Duration.ofSeconds(plan.number("whatsapp_wait")),
                Duration.ofSeconds(plan.number("sms_wait")),
                plan.word("success", DeliveryStatus::parse),
                plan.list("reasons").stream().map(it -> reason(it.s())).toList(),
                // plans from before there were forms are for one
                plan.has("whatsapp_form") ? plan.word("whatsapp_form", WhatsAppForm::parse) : WhatsAppForm.ONLY);
    }

    private static PlanReason reason(String word) {
        return PlanReason.parse(word).orElseThrow(() -> new IllegalStateException("unknown word in reasons"));
    }
}
