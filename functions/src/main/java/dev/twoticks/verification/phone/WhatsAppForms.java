package dev.twoticks.verification.phone;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The numbers that WhatsApp may know by another form than E.164. Accounts that are older than a change of the
/// numbering plan keep the id they were made with, so a message to the number of today is answered with "not on
/// WhatsApp" (63024) although the person is.
///
/// Second-hand facts, from help pages of WhatsApp providers (Gupshup, "A brief note on the inconsistencies for
/// mobile numbers and their WhatsApp IDs"; much the same at Zoho, Green API and Whapi; read in November 2026). Meta
/// documents none of it. A form that is wrong costs one refused message, which is not billed.
final class WhatsAppForms {

    /// @param alternate the other form, with the groups of `e164`
    private record Other(Pattern e164, String alternate) {}

    private static final List<Other> OTHERS = List.of(
            // Brazil put a 9 before mobile numbers from 2012 to 2016. The ids of area codes 11-19, 21, 22, 24, 27 and
            // 28 went along; those of the others did not.
            new Other(Pattern.compile("\\+55(?!1[1-9]|2[12478])([1-9][0-9])9([0-9]{8})"), "+55$1$2"),
            // Mexico dropped the 1 between country code and mobile number in 2019. Older ids have it.
            new Other(Pattern.compile("\\+52([0-9]{10})"), "+521$1"),
            // Argentina has a 9 between country code and mobile number for calls from abroad. Some ids lack it.
            new Other(Pattern.compile("\\+549([0-9]{10})"), "+54$1"));

    private WhatsAppForms() {}

    /// The other form of a number; empty if it has none.
    static Optional<String> alternate(PhoneNumber number) {
        return OTHERS.stream()
                .filter(it -> it.e164().matcher(number.e164()).matches())
                .findFirst()
                .map(it -> it.e164().matcher(number.e164()).replaceFirst(it.alternate()));
    }
}
