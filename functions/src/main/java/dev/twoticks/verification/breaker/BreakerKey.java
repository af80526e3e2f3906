package dev.twoticks.verification.breaker;

import dev.twoticks.verification.plan.Senders;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What a breaker keeps WhatsApp messages away from, at the provider that carries them.
///
/// @param name of the sender (its number) or the template; empty for all of the provider's
public record BreakerKey(Kind kind, String name) {

    private static final int SHOWN_DIGITS = 4;

    /// How far a fault reaches.
    public enum Kind {
        /// All WhatsApp messages through the provider.
        PROVIDER,
        /// Messages of one sender.
        SENDER,
        /// Messages in one template, so those of some languages.
        TEMPLATE;

        /// The word in the table and in logs.
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// The name as it may be logged: of a sender, which is a phone number, the last digits.
    public String shown() {
        return kind == Kind.SENDER ? "*" + name.substring(Math.max(0, name.length() - SHOWN_DIGITS)) : name;
    }

    /// Everything that a WhatsApp message in a language goes by, the widest first; nothing where there
    /// is no sender.
    public static List<BreakerKey> of(Senders senders, String language) {
        Senders.WhatsApp whatsapp = senders.whatsapp();
        if (whatsapp == null) {
            return List.of();
        }
        List<BreakerKey> keys = new ArrayList<>();
        keys.add(new BreakerKey(Kind.PROVIDER, ""));
        keys.add(new BreakerKey(Kind.SENDER, whatsapp.number()));
        whatsapp.template(language).ifPresent(it -> keys.add(new BreakerKey(Kind.TEMPLATE, it)));
        return List.copyOf(keys);
    }
}
