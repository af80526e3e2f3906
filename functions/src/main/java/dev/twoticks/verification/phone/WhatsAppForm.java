package dev.twoticks.verification.phone;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// Which form of a number WhatsApp is asked by. Nothing but the address of a WhatsApp message moves with it: the number
/// is the
/// same person's, so its keys, its lock and its `sub` are made of E.164, and an SMS goes there too.
public enum WhatsAppForm {
    /// E.164, and there is no other.
    ONLY,
    /// E.164, and there is another one to try before the number counts as not on WhatsApp.
    CANONICAL,
    /// The other one, because E.164 was answered with "not on WhatsApp" last.
    ALTERNATE;

    /// The form for a number's first round.
    ///
    /// @param alternate whether the other form is the one to try, if there is one
    public static WhatsAppForm of(PhoneNumber number, boolean alternate) {
        return WhatsAppForms.alternate(number).isPresent() ? CANONICAL.again(alternate) : ONLY;
    }

    /// The form for a further round of the same number.
    ///
    /// @param alternate as above
    public WhatsAppForm again(boolean alternate) {
        return switch (this) {
            case ONLY -> ONLY;
            case CANONICAL, ALTERNATE -> alternate ? ALTERNATE : CANONICAL;
        };
    }

    /// The number as WhatsApp is asked for it: `+` and digits.
    public String write(PhoneNumber number) {
        return switch (this) {
            case ONLY, CANONICAL -> number.e164();
            case ALTERNATE -> WhatsAppForms.alternate(number).orElse(number.e164());
        };
    }

    /// The word in the table and in logs.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<WhatsAppForm> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
