package dev.twoticks.verification.plan;

import dev.twoticks.verification.phone.Country;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who the messages come from.
///
/// @param whatsapp none while the platform's approval is pending: everything starts with SMS
/// @param sms the sender where `smsByCountry` names no other: a number, a registered sender id, or a messaging
///     service
/// @param brand the name in the text where carriers demand one; at most 20 characters of the GSM alphabet
public record Senders(
        @Nullable WhatsApp whatsapp,
        String sms,
        Map<Country, String> smsByCountry,
        @Nullable String brand) {

    public Senders {
        smsByCountry = Map.copyOf(smsByCountry);
    }

    public String smsFor(Country country) {
        return smsByCountry.getOrDefault(country, sms);
    }

    /// An approved sender on WhatsApp.
    ///
    /// @param number E.164
    /// @param templates language to the provider's name of the approved authentication template
    public record WhatsApp(String number, Map<String, String> templates) {

        private static final String FALLBACK = "en";

        public WhatsApp {
            templates = Map.copyOf(templates);
        }

        /// The template in the language, else in English.
        public Optional<String> template(String language) {
            return Optional.ofNullable(templates.getOrDefault(language, templates.get(FALLBACK)));
        }
    }
}
