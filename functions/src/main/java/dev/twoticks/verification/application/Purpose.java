package dev.twoticks.verification.application;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a proof is for. A closed list per application, because the lock on failures is per phone and purpose:
/// names a client could invent would be as many fresh locks.
///
/// @param name lower-case words joined by `_`, at most 32 characters
public record Purpose(String name) {

    // before the purposes below, whose constructor asks it
    private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    /// Phone as a second factor; needs a first factor that is not the phone.
    public static final Purpose MFA = new Purpose("mfa");

    public Purpose {
        if (!FORM.matcher(name).matches()) {
            throw new IllegalArgumentException("not a purpose");
        }
    }

    /// A purpose that a client sent; empty if none is written so.
    public static Optional<Purpose> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Purpose(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return name;
    }
}
