package dev.twoticks.config;

/// The names of the environment, and who needs them. `template.yaml` sets exactly these.
public enum Setting {
    /// The attempts table.
    TABLE_NAME,
    STATE_MACHINE_ARN,
    /// Where the service is reached from outside, with or without a slash at its end: the token's issuer, and
    /// what callbacks are signed for.
    PUBLIC_URL,
    /// The folder with the three policy files.
    POLICY_DIRECTORY,
    /// ARNs of the secrets.
    TWILIO_SECRET,
    CODE_KEYS_SECRET,
    PHONE_KEYS_SECRET,
    SIGNING_KEYS_SECRET,
    /// `RS256` or `ES256`: the kind of the next signing key.
    SIGNING_ALGORITHM,
    /// Where Twilio's API is; another address only for the simulator.
    TWILIO_API_URL,
    /// Set by Lambda.
    AWS_REGION
}
