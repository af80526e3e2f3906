package dev.twoticks.jwt;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;

/// Key pairs made for one test run.
final class Pairs {

    private Pairs() {}

    static KeyPair rsa(int bits) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(bits);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    static KeyPair ec(String curve) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec(curve));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /// A P-256 pair with a coordinate that begins with a zero byte: one in 128 has, so a bounded search finds it.
    static KeyPair ecWithAZeroInFront(boolean ofX) {
        for (int tries = 0; tries < 100_000; tries++) {
            KeyPair pair = ec("secp256r1");
            var point = ((ECPublicKey) pair.getPublic()).getW();
            if ((ofX ? point.getAffineX() : point.getAffineY()).bitLength() <= 31 * 8) {
                return pair;
            }
        }
        throw new AssertionError("no such key found");
    }
}
