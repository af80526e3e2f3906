package dev.twoticks.secrets;

/// A secret is not of its form. Says which and where, never what stands there; so it has no cause, because
/// parsers quote what they could not read.
final class MalformedSecretException extends RuntimeException {

    /// @param field the path to it, `data.current`
    MalformedSecretException(SecretGroup group, String field) {
        super("malformed secret " + group.role() + ": " + field);
    }
}
