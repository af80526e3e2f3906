package dev.twoticks.verification.application;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a person has already shown before a second factor is asked for. A closed list: free text would let the phone
/// pass under another name.
public enum FirstFactor {
    PASSWORD(false),
    PASSKEY(false),
    EMAIL(false),
    TOTP(false),
    FEDERATED(false),
    PHONE(true),
    SMS(true),
    WHATSAPP(true),
    CALL(true);

    private final boolean phone;

    FirstFactor(boolean phone) {
        this.phone = phone;
    }

    /// Whether it is the phone itself, which cannot be its own second factor.
    public boolean phone() {
        return phone;
    }

    /// The word in the API.
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<FirstFactor> parse(String wire) {
        return Arrays.stream(values()).filter(it -> it.wire().equals(wire)).findFirst();
    }
}
