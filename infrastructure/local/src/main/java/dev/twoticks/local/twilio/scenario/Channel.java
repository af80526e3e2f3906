package dev.twoticks.local.twilio.scenario;

import java.util.Locale;

/// The two ways to a handset.
public enum Channel {
    WHATSAPP,
    SMS;

    private static final String PREFIX = "whatsapp:";

    /// The channel of an address as the Messages API writes it: `whatsapp:+E164`, or a bare number or sender.
    public static Channel of(String address) {
        return address.startsWith(PREFIX) ? WHATSAPP : SMS;
    }

    /// An address without its channel prefix.
    public static String bare(String address) {
        return address.startsWith(PREFIX) ? address.substring(PREFIX.length()) : address;
    }

    /// The word for it in JSON and in control routes.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
