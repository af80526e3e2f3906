package dev.twoticks.local.twilio.scenario;

import java.util.List;
import java.util.regex.Pattern;

/// Numbers as WhatsApp's ids of old accounts have them where that is not E.164: Brazilian ones without the ninth digit,
/// Mexican ones with a 1 after the country code, Argentine ones without the 9. No SMS reaches them.
public final class OtherForms {

    private static final List<Pattern> FORMS = List.of(
            Pattern.compile("\\+55[1-9][0-9][6-9][0-9]{7}"),
            Pattern.compile("\\+521[0-9]{10}"),
            Pattern.compile("\\+54[1-8][0-9]{9}"));

    private OtherForms() {}

    public static boolean is(String number) {
        return FORMS.stream().anyMatch(it -> it.matcher(number).matches());
    }
}
