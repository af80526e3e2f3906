package dev.twoticks.verification.phone;

import java.util.Optional;
import java.util.regex.Pattern;

/// A country as ISO 3166-1 alpha-2, in capitals.
public record Country(String code) {

    private static final Pattern FORM = Pattern.compile("[A-Z]{2}");

    public Country {
        if (!FORM.matcher(code).matches()) {
            throw new IllegalArgumentException("not a country code");
        }
    }

    /// A country that a client sent; empty if it is not two capitals.
    public static Optional<Country> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Country(text)) : Optional.empty();
    }

    @Override
    public String toString() {
        return code;
    }
}
