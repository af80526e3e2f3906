package dev.twoticks.verification.key;

/// An item names a key that is no longer, or not yet, in the secret.
public final class UnknownKeyException extends RuntimeException {

    public UnknownKeyException(String group, String id) {
        super("unknown key " + id + " in " + group);
    }
}
