package dev.twoticks.verification.key;

/// The secret exists and has no keys yet: the deployment's key making has not ended. Answered with 503
/// `starting`.
public final class KeysNotReadyException extends RuntimeException {

    /// @param group the secret's role (`code-keys`, …), which is no secret
    public KeysNotReadyException(String group) {
        super("no keys yet: " + group);
    }
}
