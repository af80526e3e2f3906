package dev.twoticks.secrets;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.key.Hmac;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.Seal;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;

/// Uses every key of a group once, for what it is for, before anybody depends on it.
record KeyTrial(SecureRandom random) {

    private static final Ref REF = new Ref("00".repeat(16));
    private static final String TEXT = "trial";
    private static final int RSA_BITS = 3072;

    /// Throws if a key is missing, malformed, too weak, or does not work.
    void run(SecretJson json) {
        switch (json.group()) {
            case CODE_KEYS -> KeySet.read(json).keys().values().forEach(key -> Code.derive(key, REF));
            case PHONE_KEYS -> phone(PhoneKeys.read(json));
            case SIGNING_KEYS -> SigningSecret.read(json).pairs().forEach((id, pair) -> sign(json, id, pair));
            case TWILIO -> throw new IllegalArgumentException("the secret twilio holds no keys");
        }
    }

    private void phone(PhoneKeys keys) {
        Hmac.of(keys.index(), TEXT);
        keys.otherIndex().ifPresent(key -> Hmac.of(key, TEXT));
        Hmac.of(keys.subject(), TEXT);
        for (Key key : keys.data().keys().values()) {
            if (!Seal.open(key, REF.hex(), Seal.close(key, REF.hex(), TEXT, random))
                    .equals(TEXT)) {
                throw new IllegalStateException("phone data key " + key.id() + " does not open what it has sealed");
            }
        }
    }

    private static void sign(SecretJson json, String id, KeyPair pair) {
        try {
            Signature signature = Signature.getInstance(algorithm(json, id, pair));
            signature.initSign(pair.getPrivate());
            signature.update(TEXT.getBytes(StandardCharsets.US_ASCII));
            byte[] signed = signature.sign();
            signature.initVerify(pair.getPublic());
            signature.update(TEXT.getBytes(StandardCharsets.US_ASCII));
            if (signature.verify(signed)) {
                return;
            }
        } catch (GeneralSecurityException unusable) {
            // reported below by its name
        }
        throw json.malformed("keys." + id);
    }

    private static String algorithm(SecretJson json, String id, KeyPair pair) throws GeneralSecurityException {
        if (pair.getPublic() instanceof RSAPublicKey key && key.getModulus().bitLength() >= RSA_BITS) {
            return "SHA256withRSA";
        }
        if (pair.getPublic() instanceof ECPublicKey key && P256.holds(key.getParams())) {
            return "SHA256withECDSA";
        }
        throw json.malformed("keys." + id);
    }
}
