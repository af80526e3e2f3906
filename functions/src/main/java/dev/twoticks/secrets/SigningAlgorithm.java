package dev.twoticks.secrets;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;

/// What kind of key pair is made for the tokens.
public enum SigningAlgorithm {
    /// RSA of 3072 bits.
    RS256,
    /// The curve P-256.
    ES256;

    private static final int RSA_BITS = 3072;

    KeyPair generate(SecureRandom random) {
        try {
            KeyPairGenerator generator = switch (this) {
                case RS256 -> KeyPairGenerator.getInstance("RSA");
                case ES256 -> KeyPairGenerator.getInstance("EC");
            };
            switch (this) {
                case RS256 -> generator.initialize(RSA_BITS, random);
                case ES256 -> generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            }
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
