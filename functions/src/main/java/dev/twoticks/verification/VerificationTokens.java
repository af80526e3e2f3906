package dev.twoticks.verification;

import java.util.List;
import java.util.Map;

/// Signs the proof that a client takes away.
public interface VerificationTokens {

    /// Makes ready to sign: reads the key. Called before it is known whether there is anything to sign, so that
    /// neither time nor a missing key tells a right code from a wrong one.
    ///
    /// @throws dev.twoticks.verification.key.KeysNotReadyException while there is no key
    Signer signer();

    /// The public keys as members of a JWK set, all that a token still good may be signed with.
    List<Map<String, String>> publicKeys();

    /// The names of the signing algorithms of [#publicKeys], for discovery.
    List<String> algorithms();

    /// A key that is at hand. Signing does no I/O.
    interface Signer {
        /// A compact JWT, typed `phone-verification+jwt`.
        String sign(TokenClaims claims);
    }
}
