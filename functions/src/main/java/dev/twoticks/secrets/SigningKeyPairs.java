package dev.twoticks.secrets;

import java.security.KeyPair;
import java.util.Map;

/// The key pairs of the tokens at a moment. Never printed.
///
/// @param current the id of the pair that signs; one of `pairs`
/// @param pairs by id, RSA or EC; also those that have signed or will sign, for whoever checks tokens
public record SigningKeyPairs(String current, Map<String, KeyPair> pairs) {

    public SigningKeyPairs {
        pairs = Map.copyOf(pairs);
    }

    @Override
    public String toString() {
        return "SigningKeyPairs[" + current + " of " + pairs.keySet() + "]";
    }
}
