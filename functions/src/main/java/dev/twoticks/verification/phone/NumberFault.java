package dev.twoticks.verification.phone;

import java.util.Locale;

/// Why what was typed cannot be verified. A function of the text and of the numbering plans alone: it tells nothing
/// of who has a number, or of what was asked for it before.
public enum NumberFault {
    /// Letters, an extension, digits of another script, or no digits at all.
    NOT_A_NUMBER,
    /// A national number, and no country to read it in.
    COUNTRY_MISSING,
    /// The country, or the country code after the plus sign, is none that numbers belong to.
    COUNTRY_UNKNOWN,
    /// Too few digits for its country. Short codes and numbers without their area code end here.
    TOO_SHORT,
    /// Too many digits for its country.
    TOO_LONG,
    /// The right length, and no number that its country has given out.
    INVALID_FOR_COUNTRY,
    /// A fixed line, where the country's plan tells one from a mobile: it receives no SMS.
    NOT_MOBILE,
    /// A kind that costs a premium, reaches no one person, or proves no device: see [PhoneNumber].
    KIND_REFUSED;

    /// The word in answers and in docs; stable.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
