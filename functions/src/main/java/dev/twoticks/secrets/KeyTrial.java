package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.twoticks.verification.key.Hmac;
import dev.twoticks.verification.key.Key;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.Signature;

/// Uses keys before anybody depends on them.
final class KeyTrial {

    private static final byte[] TEXT = "trial".getBytes(StandardCharsets.UTF_8);

    private KeyTrial() {}

    /// @throws IllegalStateException if a key of the secret does not work
    static void run(KeyGroup group, JsonNode secret) {
        switch (group) {
            case CODE_KEYS -> derive(SecretJson.named(group.wire(), secret, SecretJson::key).currentKey());
            case PHONE_KEYS -> {
                derive(SecretJson.key(secret, "index"));
                derive(SecretJson.key(secret, "subject"));
                derive(SecretJson.named(group.wire(), secret.path("data"), SecretJson::key).currentKey());
            }
            case SIGNING_KEYS ->
                sign(SecretJson.named(group.wire(), secret, SigningKeyPairs::read).currentKey());
        }
    }

    private static void derive(Key key) {
        if (Hmac.of(key, "trial").length == 0) {
            throw new IllegalStateException("a key derives nothing: " + key.id());
        }
    }

    private static void sign(KeyPair pair) {
        try {
            Signature signature = Signature.getInstance(
                    pair.getPrivate().getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
            signature.initSign(pair.getPrivate());
            signature.update(TEXT);
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(TEXT);
            if (!signature.verify(signed)) {
                throw new IllegalStateException("a signing key's halves do not belong together");
            }
        } catch (GeneralSecurityException _) {
            throw new IllegalStateException("a signing key does not sign");
        }
    }
}
