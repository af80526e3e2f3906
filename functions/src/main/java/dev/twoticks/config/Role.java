package dev.twoticks.config;

import static dev.twoticks.config.Setting.CODE_KEYS_SECRET;
import static dev.twoticks.config.Setting.PHONE_KEYS_SECRET;
import static dev.twoticks.config.Setting.POLICY_DIRECTORY;
import static dev.twoticks.config.Setting.PUBLIC_URL;
import static dev.twoticks.config.Setting.SIGNING_ALGORITHM;
import static dev.twoticks.config.Setting.SIGNING_KEYS_SECRET;
import static dev.twoticks.config.Setting.STATE_MACHINE_ARN;
import static dev.twoticks.config.Setting.TABLE_NAME;
import static dev.twoticks.config.Setting.TWILIO_API_URL;
import static dev.twoticks.config.Setting.TWILIO_SECRET;

import java.util.Set;

/// What each function is, and the settings it needs: `template.yaml` gives each exactly these, besides what Lambda
/// sets.
public enum Role {
    START_VERIFICATION(TABLE_NAME, STATE_MACHINE_ARN, POLICY_DIRECTORY, PHONE_KEYS_SECRET),
    READ_VERIFICATION(TABLE_NAME, POLICY_DIRECTORY),
    CHECK_CODE(TABLE_NAME, POLICY_DIRECTORY, PUBLIC_URL, CODE_KEYS_SECRET, PHONE_KEYS_SECRET, SIGNING_KEYS_SECRET),
    RESEND_CODE(TABLE_NAME, STATE_MACHINE_ARN, POLICY_DIRECTORY, PHONE_KEYS_SECRET),
    CANCEL_VERIFICATION(TABLE_NAME, POLICY_DIRECTORY),
    SEND_CODE(
            TABLE_NAME,
            POLICY_DIRECTORY,
            PUBLIC_URL,
            CODE_KEYS_SECRET,
            PHONE_KEYS_SECRET,
            TWILIO_SECRET,
            TWILIO_API_URL),
    UNLOCK_PHONE(TABLE_NAME, POLICY_DIRECTORY, PHONE_KEYS_SECRET),
    ERASE_PHONE(TABLE_NAME, POLICY_DIRECTORY, PHONE_KEYS_SECRET, TWILIO_SECRET, TWILIO_API_URL),
    GIVE_UP(TABLE_NAME),
    RECORD_RECEIPT(TABLE_NAME, POLICY_DIRECTORY, PUBLIC_URL, TWILIO_SECRET),
    KEYS(PUBLIC_URL, SIGNING_KEYS_SECRET),
    MAKE_KEYS(CODE_KEYS_SECRET, PHONE_KEYS_SECRET, SIGNING_KEYS_SECRET, SIGNING_ALGORITHM);

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody changes
    private final Set<Setting> settings;

    Role(Setting... settings) {
        this.settings = Set.of(settings);
    }

    /// The settings this function needs.
    public Set<Setting> settings() {
        return settings;
    }
}
