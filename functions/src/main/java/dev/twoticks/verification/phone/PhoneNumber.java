package dev.twoticks.verification.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A valid phone number and the country it belongs to. Prints masked.
public final class PhoneNumber {

    /// No number a person types is longer; libphonenumber itself gives up at 250.
    private static final int LONGEST_INPUT = 40;

    /// What people write around digits. Letters, other scripts' digits and extensions are no part of a number
    /// that takes messages.
    private static final Pattern PLAIN = Pattern.compile(" *\\+?[0-9 \\-.()]+");

    /// Numbers that no person receives messages at, or whose messages cost us a premium.
    private static final Set<PhoneNumberType> REFUSED = Set.of(
            PhoneNumberType.PREMIUM_RATE,
            PhoneNumberType.SHARED_COST,
            PhoneNumberType.TOLL_FREE,
            PhoneNumberType.PAGER,
            PhoneNumberType.UAN,
            PhoneNumberType.VOICEMAIL);

    private static final int SHOWN_DIGITS = 2;

    private final String e164;
    private final Country country;
    private final int countryCodeDigits;

    private PhoneNumber(String e164, Country country, int countryCodeDigits) {
        this.e164 = e164;
        this.country = country;
        this.countryCodeDigits = countryCodeDigits;
    }

    /// Reads E.164, or a national number of `country`: ASCII digits with spaces, hyphens, dots and parentheses.
    /// Empty if it is no valid number, one of no country, or of a kind that messages are not sent to.
    public static Optional<PhoneNumber> parse(String text, @Nullable Country country) {
        if (text.length() > LONGEST_INPUT || !PLAIN.matcher(text).matches()) {
            return Optional.empty();
        }
        PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();
        try {
            Phonenumber.PhoneNumber parsed = numbers.parse(text, country == null ? null : country.code());
            String region = numbers.getRegionCodeForNumber(parsed);
            if (region == null
                    || !numbers.isValidNumber(parsed)
                    || parsed.hasExtension()
                    || REFUSED.contains(numbers.getNumberType(parsed))) {
                return Optional.empty();
            }
            return Country.parse(region)
                    .map(found -> new PhoneNumber(
                            numbers.format(parsed, PhoneNumberFormat.E164),
                            found,
                            Integer.toString(parsed.getCountryCode()).length()));
        } catch (NumberParseException e) {
            // its message repeats what was typed, so it goes no further
            return Optional.empty();
        }
    }

    /// `+` and digits: for the provider, the token and the keyed hashes, and for nothing else.
    public String e164() {
        return e164;
    }

    public Country country() {
        return country;
    }

    /// The country code and the last two digits, the rest as asterisks: `+234********12`.
    public String masked() {
        int hidden = e164.length() - 1 - countryCodeDigits - SHOWN_DIGITS;
        return e164.substring(0, 1 + countryCodeDigits)
                + "*".repeat(hidden)
                + e164.substring(e164.length() - SHOWN_DIGITS);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber number && e164.equals(number.e164);
    }

    @Override
    public int hashCode() {
        return e164.hashCode();
    }

    @Override
    public String toString() {
        return "PhoneNumber[" + masked() + "]";
    }
}
