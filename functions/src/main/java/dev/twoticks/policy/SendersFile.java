package dev.twoticks.policy;

import dev.twoticks.verification.breaker.BreakerRules;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.Senders;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `senders.yaml`: who the messages come from.
///
/// @param senders empty if something is wrong
/// @param breakers when WhatsApp is not tried
/// @param brandGiven whether there is a brand, be it a good one or not
record SendersFile(Optional<Senders> senders, BreakerRules breakers, boolean brandGiven) {

    static final String NAME = "senders.yaml";

    private static final String BRAND = "brand";
    private static final String SMS = "sms";
    private static final String WHATSAPP = "whatsapp";
    private static final String BREAKER = "breaker";
    private static final String SENDER = "sender";
    private static final String COUNTRIES = "countries";
    private static final String TEMPLATES = "templates";

    private static final String NO_SMS_SENDER = "is none of: a phone number (+ and its digits), a sender id of at most"
            + " 11 letters, digits, spaces and + - _ & with a letter, a short code of 3 to 8 digits,"
            + " a Messaging Service (MG and 32 hexadecimal digits)";

    static SendersFile read(Value root) {
        Section section = Section.of(root, List.of(BRAND, SMS, WHATSAPP, BREAKER));
        Optional<String> brand = section.find(BRAND)
                .flatMap(it -> it.text(
                        SenderForms::brand,
                        "is not a name of at most " + SenderForms.LONGEST_BRAND + " characters of the GSM alphabet"));
        Optional<Section> sms = section.need(SMS).map(it -> Section.of(it, List.of(SENDER, COUNTRIES)));
        Optional<String> sender = sms.flatMap(it -> it.need(SENDER)).flatMap(SendersFile::smsSender);
        Map<Country, String> byCountry = sms.flatMap(it -> it.find(COUNTRIES))
                .map(SendersFile::byCountry)
                .orElse(Map.of());
        Optional<Senders.WhatsApp> whatsapp = section.find(WHATSAPP).flatMap(SendersFile::whatsapp);
        return new SendersFile(
                sender.map(it -> new Senders(whatsapp.orElse(null), it, byCountry, brand.orElse(null))),
                section.find(BREAKER).map(BreakerBlock::read).orElse(BreakerRules.DEFAULT),
                section.has(BRAND));
    }

    private static Optional<Senders.WhatsApp> whatsapp(Value value) {
        if (value.empty()) {
            value.place().wrong("is empty; delete the key too, or give it a sender and templates");
            return Optional.empty();
        }
        Section section = Section.of(value, List.of(SENDER, TEMPLATES));
        Map<String, String> templates = new HashMap<>();
        section.find(TEMPLATES).map(Value::map).orElse(Map.of()).forEach((language, template) -> {
            if (Languages.spoken(language).isEmpty()) {
                template.place().wrong(Languages.otherwise());
            }
            template.text(SenderForms::template, "is no ContentSid (HX and 32 hexadecimal digits)")
                    .ifPresent(it -> templates.put(language, it));
        });
        return section.need(SENDER)
                .flatMap(it -> it.unshown(SenderForms::e164, "is no phone number (+ and its digits)"))
                .map(it -> new Senders.WhatsApp(it, templates));
    }

    private static Map<Country, String> byCountry(Value value) {
        Map<Country, String> senders = new HashMap<>();
        value.map().forEach((key, sender) -> {
            Optional<String> good = smsSender(sender);
            Countries.read(key, sender.place()).ifPresent(country -> good.ifPresent(it -> senders.put(country, it)));
        });
        return senders;
    }

    private static Optional<String> smsSender(Value value) {
        return value.unshown(SenderForms::sms, NO_SMS_SENDER);
    }
}
