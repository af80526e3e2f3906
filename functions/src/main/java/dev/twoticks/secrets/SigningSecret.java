package dev.twoticks.secrets;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The tokens' key pairs as the secret has them, each as `{"private":"<PKCS#8>","public":"<X.509>"}`.
record SigningSecret(Succession succession, Map<String, KeyPair> pairs) {

    private static final List<String> KINDS = List.of("RSA", "EC");

    static SigningSecret read(SecretJson json) {
        Map<String, KeyPair> pairs = new LinkedHashMap<>();
        json.object("keys").objects().forEach((id, pair) -> pairs.put(id, pair(pair)));
        return new SigningSecret(Succession.read(json), Map.copyOf(pairs));
    }

    SigningKeyPairs at(Instant now) {
        return new SigningKeyPairs(succession.inUse(now), pairs);
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
        return "SigningSecret[" + pairs.keySet() + "]";
    }
}
