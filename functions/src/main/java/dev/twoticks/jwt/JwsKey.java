package dev.twoticks.jwt;

import com.auth0.jwt.algorithms.Algorithm;
import java.security.KeyPair;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Map;

/// A key with the one algorithm that goes with it. The algorithm follows the key and is never chosen by a
/// token's header: RSA of 3072 bits or more signs RS256 (all that API Gateway's own authorizer accepts), P-256
/// signs ES256.
///
/// @param jwk the public half as a member of a JWK set
record JwsKey(String id, Algorithm algorithm, Map<String, String> jwk) {

    private static final int RSA_BITS = 3072;

    /// @throws IllegalArgumentException for a key that is too weak or of another kind; names its id alone
    static JwsKey of(String id, KeyPair pair) {
        if (pair.getPublic() instanceof RSAPublicKey open && pair.getPrivate() instanceof RSAPrivateKey closed) {
            if (open.getModulus().bitLength() < RSA_BITS) {
                throw new IllegalArgumentException("signing key " + id + " is shorter than RSA-" + RSA_BITS);
            }
            return new JwsKey(id, Algorithm.RSA256(open, closed), Jwk.of(id, open));
        }
        if (pair.getPublic() instanceof ECPublicKey open && pair.getPrivate() instanceof ECPrivateKey closed) {
            if (!P256.holds(open.getParams())) {
                throw new IllegalArgumentException("signing key " + id + " is not on P-256");
            }
            return new JwsKey(id, Algorithm.ECDSA256(open, closed), Jwk.of(id, open));
        }
        throw new IllegalArgumentException("signing key " + id + " is neither RSA nor EC");
    }

    @Override
    public String toString() {
        return "JwsKey[" + id + " " + algorithm.getName() + "]";
    }
}
