package dev.twoticks.function;

import dev.twoticks.verification.phone.NumberFault;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a client is told about a number that cannot be verified: a word to switch on, and a sentence for whoever builds
/// the client. Never the number.
final class NumberFaults {

    private NumberFaults() {}

    /// The problem's own members.
    static Map<String, String> members(NumberFault fault) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("reason", fault.wire());
        members.put("detail", detail(fault));
        return members;
    }

    private static String detail(NumberFault fault) {
        return switch (fault) {
            case NOT_A_NUMBER ->
                "phone_number takes the digits 0-9 with a + before them, spaces, hyphens, dots and parentheses.";
            case COUNTRY_MISSING ->
                "phone_number is a national number: send country with it, or write it with + and the country code.";
            case COUNTRY_UNKNOWN -> "country, or the code after +, is none that phone numbers belong to.";
            case TOO_SHORT -> "phone_number has too few digits for its country; the area code may be missing.";
            case TOO_LONG -> "phone_number has too many digits for its country.";
            case INVALID_FOR_COUNTRY -> "phone_number has a good length, but is none that its country gives out.";
            case NOT_MOBILE -> "phone_number is a fixed line, which receives no SMS: ask for a mobile number.";
            case KIND_REFUSED ->
                "phone_number is of a kind that is not verified (premium, shared cost, toll-free, internet"
                        + " telephony, personal, pager and the like): ask for a mobile number.";
        };
    }
}
