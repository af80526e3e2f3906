package dev.twoticks.verification.plan;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Why a plan starts with the channel it starts with; stored with it for the owner's questions.
public enum PlanReason {
    COUNTRY_WHATSAPP_FIRST,
    COUNTRY_SMS_FIRST,
    /// The client asked to skip WhatsApp.
    SMS_REQUESTED,
    NO_WHATSAPP_SENDER,
    /// There is a sender and no template in the person's language nor in English.
    NO_WHATSAPP_TEMPLATE,
    /// The number answered "not on WhatsApp" within the last day.
    NOT_ON_WHATSAPP,
    /// WhatsApp fails for everybody just now.
    BREAKER_OPEN_PROVIDER,
    /// The WhatsApp sender is at fault.
    BREAKER_OPEN_SENDER,
    /// The WhatsApp template is at fault.
    BREAKER_OPEN_TEMPLATE,
    /// A breaker's pause is over, and this round finds out whether WhatsApp works again; never the only reason.
    BREAKER_PROBE,
    /// A test number: nothing is sent at all.
    TEST_NUMBER,
    /// Asked again, and this verification's WhatsApp message has not arrived.
    RESEND_BY_SMS,
    /// Asked again although the WhatsApp message had arrived, or the policy repeats the first plan.
    RESEND_AS_BEFORE;

    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<PlanReason> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
