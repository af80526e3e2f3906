package dev.twoticks.twilio;

import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.FailureClass;

/// One row of the table of errors.
///
/// @param code Twilio's number
/// @param onWhatsApp what it is on a WhatsApp delivery
/// @param onSms what it is on an SMS delivery
/// @param meaning in Twilio's sense, for whoever reads the table
record ErrorMeaning(String code, FailureClass onWhatsApp, FailureClass onSms, String meaning) {

    ErrorMeaning(String code, FailureClass kind, String meaning) {
        this(code, kind, kind, meaning);
    }

    FailureClass on(Channel channel) {
        return switch (channel) {
            case WHATSAPP -> onWhatsApp;
            case SMS -> onSms;
        };
    }
}
