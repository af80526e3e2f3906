package dev.twoticks.twilio;

import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.FailureClass;
import org.jspecify.annotations.Nullable;

/// One row of the table of errors.
///
/// @param code Twilio's number
/// @param onWhatsApp what it is on a WhatsApp delivery
/// @param onSms what it is on an SMS delivery
/// @param reach what else fails on WhatsApp for this reason; none if it concerns one message alone
/// @param meaning in Twilio's sense, for whoever reads the table
record ErrorMeaning(
        String code, FailureClass onWhatsApp, FailureClass onSms, BreakerKey.@Nullable Kind reach, String meaning) {

    ErrorMeaning(String code, FailureClass kind, String meaning) {
        this(code, kind, kind, null, meaning);
    }

    ErrorMeaning(String code, FailureClass kind, BreakerKey.Kind reach, String meaning) {
        this(code, kind, kind, reach, meaning);
    }

    ErrorMeaning(String code, FailureClass onWhatsApp, FailureClass onSms, String meaning) {
        this(code, onWhatsApp, onSms, null, meaning);
    }

    FailureClass on(Channel channel) {
        return switch (channel) {
            case WHATSAPP -> onWhatsApp;
            case SMS -> onSms;
        };
    }
}
