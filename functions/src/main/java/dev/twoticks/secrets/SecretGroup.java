package dev.twoticks.secrets;

/// The secrets, one per group of readers.
public enum SecretGroup {
    /// Keys that codes are derived with; for the functions that send and check.
    CODE_KEYS("code-keys"),
    /// Keys of the phone index, of `sub` and of stored numbers.
    PHONE_KEYS("phone-keys"),
    /// Key pairs of the tokens; for the functions that check and publish.
    SIGNING_KEYS("signing-keys"),
    /// The Twilio account; for the functions that send and that read receipts. Filled in by the owner.
    TWILIO("twilio");

    private final String role;

    SecretGroup(String role) {
        this.role = role;
    }

    /// The word for it in messages and in the template.
    public String role() {
        return role;
    }
}
