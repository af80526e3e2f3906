package dev.twoticks.secrets;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The key pairs of the tokens. Never printed.
///
/// @param current the id of the pair that signs; one of `pairs`
/// @param pairs by id, RSA or EC
public record SigningKeyPairs(String current, Map<String, KeyPair> pairs) {

    private static final List<String> KINDS = List.of("RSA", "EC");

    public SigningKeyPairs {
        pairs = Map.copyOf(pairs);
    }

    /// Of `{"current":"<id>","keys":{"<id>":{"private":"<PKCS#8>","public":"<X.509>"}}}`.
    static SigningKeyPairs read(SecretJson json) {
        Map<String, KeyPair> pairs = new LinkedHashMap<>();
        json.object("keys").objects().forEach((id, pair) -> pairs.put(id, pair(pair)));
        String current = json.text("current");
        if (!pairs.containsKey(current)) {
            throw json.malformed("current");
        }
        return new SigningKeyPairs(current, pairs);
    }

    private static KeyPair pair(SecretJson json) {
        byte[] open = json.bytes("public");
        byte[] closed = json.bytes("private");
        return KINDS.stream()
                .flatMap(kind -> pair(kind, open, closed).stream())
                .findFirst()
                .orElseThrow(() -> json.malformed("private"));
    }

    /// Empty if they are of another kind: an encoding names its own, so the wrong factory refuses it.
    private static Optional<KeyPair> pair(String kind, byte[] open, byte[] closed) {
        try {
            KeyFactory factory = KeyFactory.getInstance(kind);
            PublicKey publicKey = factory.generatePublic(new X509EncodedKeySpec(open));
            PrivateKey privateKey = factory.generatePrivate(new PKCS8EncodedKeySpec(closed));
            return Optional.of(new KeyPair(publicKey, privateKey));
        } catch (GeneralSecurityException otherKind) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "SigningKeyPairs[" + current + " of " + pairs.keySet() + "]";
    }
}
