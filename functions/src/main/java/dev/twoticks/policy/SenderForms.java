package dev.twoticks.policy;

import dev.twoticks.verification.message.SmsSegment;
import java.util.Optional;
import java.util.regex.Pattern;

/// How senders, templates and brands are written.
final class SenderForms {

    /// What one SMS has room for before its text.
    static final int LONGEST_BRAND = 20;

    private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{6,14}");
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,8}");
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    // carriers take at most 11 characters with a letter among them
    private static final Pattern SENDER_ID =
            Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9+_&-](?:[A-Za-z0-9 +_&-]{0,9}[A-Za-z0-9+_&-])?");
    private static final Pattern TEMPLATE = Pattern.compile("HX[0-9a-fA-F]{32}");

    private SenderForms() {}

    static Optional<String> e164(String text) {
        return only(E164, text);
    }

    static Optional<String> sms(String text) {
        return only(E164, text)
                .or(() -> only(SHORT_CODE, text))
                .or(() -> only(SERVICE, text))
                .or(() -> only(SENDER_ID, text));
    }

    static Optional<String> template(String text) {
        return only(TEMPLATE, text);
    }

    /// A line break is in the GSM alphabet, and no part of a name.
    static Optional<String> brand(String text) {
        boolean good = text.length() <= LONGEST_BRAND
                && SmsSegment.gsm(text)
                && text.equals(text.strip())
                && text.chars().noneMatch(Character::isISOControl);
        return good ? Optional.of(text) : Optional.empty();
    }

    private static Optional<String> only(Pattern form, String text) {
        return form.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }
}
