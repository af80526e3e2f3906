package dev.twoticks.verification.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A phone number and the country it belongs to. Prints masked.
///
/// Only mobile numbers are taken, where libphonenumber can tell: [PhoneNumberType#MOBILE], and
/// [PhoneNumberType#FIXED_LINE_OR_MOBILE] where a country's plan does not distinguish them (as in North America).
/// A fixed line receives no SMS. Voice over IP and personal numbers prove no device (NIST SP 800-63B, 3.1.3.1), and
/// the rest costs a premium or reaches nobody in person. A kind that it does not know is no valid number to it, so
/// that there is no third case.
public final class PhoneNumber {

    /// No number a person types is longer; libphonenumber itself gives up at 250.
    private static final int LONGEST_INPUT = 40;

    /// What people write around digits. Letters, other scripts' digits and extensions are no part of a number
    /// that takes messages.
    private static final Pattern PLAIN = Pattern.compile(" *\\+?[0-9 \\-.()]+");

    private static final int SHOWN_DIGITS = 2;
    private static final int BLOCK_DIGITS = 3;

    private final String e164;
    private final Country country;
    private final int countryCodeDigits;

    private PhoneNumber(String e164, Country country, int countryCodeDigits) {
        this.e164 = e164;
        this.country = country;
        this.countryCodeDigits = countryCodeDigits;
    }

    /// What a text was read as.
    public sealed interface Reading {

        /// A number that messages can be sent to.
        record Taken(PhoneNumber number) implements Reading {}

        record Refused(NumberFault fault) implements Reading {}
    }

    /// Reads E.164, or a national number of `country`: ASCII digits with spaces, hyphens, dots and parentheses.
    public static Reading parse(String text, @Nullable Country country) {
        if (!PLAIN.matcher(text).matches()) {
            return refused(NumberFault.NOT_A_NUMBER);
        }
        if (text.length() > LONGEST_INPUT) {
            return refused(NumberFault.TOO_LONG);
        }
        try {
            return judge(numbers().parse(text, country == null ? null : country.code()));
        } catch (NumberParseException e) {
            // its message repeats what was typed, so only its kind goes further
            return refused(unreadable(e.getErrorType(), text, country));
        }
    }

    /// Reads like [#parse] and takes whatever has the length of a number, as those that an owner lists for tests: they
    /// are nobody's on purpose. Nothing is ever sent to one.
    public static Optional<PhoneNumber> possible(String text, @Nullable Country country) {
        if (!PLAIN.matcher(text).matches() || text.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        try {
            Phonenumber.PhoneNumber parsed = numbers().parse(text, country == null ? null : country.code());
            return numbers().isPossibleNumberWithReason(parsed) == ValidationResult.IS_POSSIBLE
                    ? of(parsed)
                    : Optional.empty();
        } catch (NumberParseException e) {
            // as above
            return Optional.empty();
        }
    }

    /// A number that was read before. It is not judged again: a numbering plan may change while a code is under way.
    ///
    /// @param e164 as [#e164()] gave it
    /// @throws IllegalStateException if it never was one
    public static PhoneNumber known(String e164) {
        try {
            Phonenumber.PhoneNumber parsed = numbers().parse(e164, null);
            return of(parsed).orElseThrow(() -> new IllegalStateException("a known number of no country"));
        } catch (NumberParseException e) {
            // without its cause, whose message repeats the number
            throw new IllegalStateException("a known number that is none: " + e.getErrorType());
        }
    }

    private static Reading judge(Phonenumber.PhoneNumber parsed) {
        if (!numbers().isValidNumber(parsed)) {
            return refused(invalid(numbers().isPossibleNumberWithReason(parsed)));
        }
        return switch (numbers().getNumberType(parsed)) {
            case MOBILE, FIXED_LINE_OR_MOBILE ->
                of(parsed).<Reading>map(Reading.Taken::new).orElseGet(() -> refused(NumberFault.COUNTRY_UNKNOWN));
            case FIXED_LINE -> refused(NumberFault.NOT_MOBILE);
            case TOLL_FREE, PREMIUM_RATE, SHARED_COST, VOIP, PERSONAL_NUMBER, PAGER, UAN, VOICEMAIL ->
                refused(NumberFault.KIND_REFUSED);
            case UNKNOWN -> refused(NumberFault.INVALID_FOR_COUNTRY);
        };
    }

    private static NumberFault invalid(ValidationResult why) {
        return switch (why) {
            case TOO_SHORT, IS_POSSIBLE_LOCAL_ONLY -> NumberFault.TOO_SHORT;
            case TOO_LONG -> NumberFault.TOO_LONG;
            case INVALID_COUNTRY_CODE -> NumberFault.COUNTRY_UNKNOWN;
            case IS_POSSIBLE, INVALID_LENGTH -> NumberFault.INVALID_FOR_COUNTRY;
        };
    }

    private static NumberFault unreadable(NumberParseException.ErrorType why, String text, @Nullable Country country) {
        return switch (why) {
            case INVALID_COUNTRY_CODE ->
                country == null && text.indexOf('+') < 0 ? NumberFault.COUNTRY_MISSING : NumberFault.COUNTRY_UNKNOWN;
            case NOT_A_NUMBER -> NumberFault.NOT_A_NUMBER;
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> NumberFault.TOO_SHORT;
            case TOO_LONG -> NumberFault.TOO_LONG;
        };
    }

    /// Empty for a number that belongs to no country, as those of satellites do.
    private static Optional<PhoneNumber> of(Phonenumber.PhoneNumber parsed) {
        String region = numbers().getRegionCodeForNumber(parsed);
        int code = parsed.getCountryCode();
        return Country.parse(region == null ? numbers().getRegionCodeForCountryCode(code) : region)
                .map(found -> new PhoneNumber(
                        numbers().format(parsed, PhoneNumberFormat.E164),
                        found,
                        Integer.toString(code).length()));
    }

    private static Reading refused(NumberFault fault) {
        return new Reading.Refused(fault);
    }

    private static PhoneNumberUtil numbers() {
        return PhoneNumberUtil.getInstance();
    }

    /// `+` and digits: for the provider, the token and the keyed hashes, and for nothing else.
    public String e164() {
        return e164;
    }

    /// The number without its last three digits: the block of 1,000 that it belongs to. Blocks are how carriers
    /// hand numbers out, and so how bought ones come.
    public String block() {
        return e164.substring(0, e164.length() - BLOCK_DIGITS);
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
