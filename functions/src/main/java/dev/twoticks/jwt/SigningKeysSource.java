package dev.twoticks.jwt;

import java.security.KeyPair;
import java.util.Map;

/// Where the signing keys come from.
public interface SigningKeysSource {

    /// The keys, from a cache of at most five minutes.
    ///
    /// @throws dev.twoticks.verification.key.KeysNotReadyException while there are none
    SigningKeys keys();

    /// Every key that a token still good may be signed with. Never printed.
    ///
    /// @param current the id of the key that signs from now on; one of `pairs`
    /// @param pairs key id (`kid`) to RSA or EC key pair
    record SigningKeys(String current, Map<String, KeyPair> pairs) {

        public SigningKeys {
            pairs = Map.copyOf(pairs);
            if (!pairs.containsKey(current)) {
                throw new IllegalArgumentException("the current signing key " + current + " is not among the keys");
            }
        }

        @Override
        public String toString() {
            return "SigningKeys[" + current + " of " + pairs.keySet() + "]";
        }
    }
}
