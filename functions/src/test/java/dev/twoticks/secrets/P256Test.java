package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.EllipticCurve;
import org.junit.jupiter.api.Test;

final class P256Test {

    /// secp256k1 of SEC 2: another curve whose order has 256 bits too.
    private static final ECParameterSpec K1 = new ECParameterSpec(
            new EllipticCurve(
                    new ECFieldFp(hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEFFFFFC2F")),
                    BigInteger.ZERO,
                    BigInteger.valueOf(7)),
            new ECPoint(
                    hex("79BE667EF9DCBBAC55A06295CE870B07029BFCDB2DCE28D959F2815B16F81798"),
                    hex("483ADA7726A3C4655DA4FBFC0E1108A8FD17B448A68554199C47D08FFB10D4B8")),
            hex("FFFFFFFFFFFFFFFFFFFFFFFFFFFFFFFEBAAEDCE6AF48A03BBFD25E8CD0364141"),
            1);

    @Test
    void its_own_numbers_are_told_from_another_curve_of_the_same_length() throws GeneralSecurityException {
        assertThat(K1.getOrder().bitLength()).isEqualTo(256);
        assertThat(P256.holds(K1)).isFalse();
        assertThat(P256.holds(generated("secp256r1"))).isTrue();
        assertThat(P256.holds(generated("secp384r1"))).isFalse();
    }

    private static ECParameterSpec generated(String curve) throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return ((ECPublicKey) generator.generateKeyPair().getPublic()).getParams();
    }

    private static BigInteger hex(String digits) {
        return new BigInteger(digits, 16);
    }
}
