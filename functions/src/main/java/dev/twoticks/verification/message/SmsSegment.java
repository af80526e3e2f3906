package dev.twoticks.verification.message;

/// How much one SMS holds: 160 characters of the GSM alphabet (its extension counts double), else 70 of UCS-2.
public final class SmsSegment {

    private static final int GSM_SEPTETS = 160;
    private static final int UCS2_UNITS = 70;

    /// GSM 03.38, the basic set.
    private static final String BASIC = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
            + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

    /// Characters that take an escape before them.
    private static final String EXTENSION = "^{}\\[~]|€";

    private SmsSegment() {}

    /// Whether the text goes out as one segment.
    public static boolean fits(String text) {
        return gsm(text) ? septets(text) <= GSM_SEPTETS : text.length() <= UCS2_UNITS;
    }

    /// Whether every character is in the GSM alphabet.
    public static boolean gsm(String text) {
        return text.chars().allMatch(it -> BASIC.indexOf(it) >= 0 || EXTENSION.indexOf(it) >= 0);
    }

    private static int septets(String text) {
        return text.chars().map(it -> EXTENSION.indexOf(it) >= 0 ? 2 : 1).sum();
    }
}
