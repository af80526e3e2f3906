package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;

/// Key pairs as a secret holds them: `{"private":"BASE64 of PKCS#8","public":"BASE64 of X.509"}`.
final class SigningKeyPairs {

    private static final List<String> KINDS = List.of("RSA", "EC");

    private SigningKeyPairs() {}

    static KeyPair read(JsonNode keys, String id) {
        JsonNode pair = keys.path(id);
        byte[] secret = SecretJson.bytes(pair, "private");
        byte[] open = SecretJson.bytes(pair, "public");
        for (String kind : KINDS) {
            try {
                KeyFactory factory = KeyFactory.getInstance(kind);
                return new KeyPair(
                        factory.generatePublic(new X509EncodedKeySpec(open)),
                        factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
            } catch (GeneralSecurityException _) {
                // of the other kind, or of none, which is said below; the cause could describe the key
            }
        }
        throw new IllegalStateException("signing key " + id + " is neither RSA nor EC");
    }

    static void write(ObjectNode target, KeyPair pair) {
        Base64.Encoder base64 = Base64.getEncoder();
        target.put("private", base64.encodeToString(pair.getPrivate().getEncoded()));
        target.put("public", base64.encodeToString(pair.getPublic().getEncoded()));
    }
}
