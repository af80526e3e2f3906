package dev.twoticks.jwt;

import java.math.BigInteger;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Public keys as members of a JWK set (RFC 7517, 7518).
final class Jwk {

    private Jwk() {}

    static Map<String, String> of(String id, RSAPublicKey key) {
        Map<String, String> jwk = named(id, "RSA", "RS256");
        jwk.put("n", base64(shortest(key.getModulus())));
        jwk.put("e", base64(shortest(key.getPublicExponent())));
        return Collections.unmodifiableMap(jwk);
    }

    static Map<String, String> of(String id, ECPublicKey key) {
        Map<String, String> jwk = named(id, "EC", "ES256");
        jwk.put("crv", "P-256");
        jwk.put("x", base64(padded(key.getW().getAffineX())));
        jwk.put("y", base64(padded(key.getW().getAffineY())));
        return Collections.unmodifiableMap(jwk);
    }

    private static Map<String, String> named(String id, String type, String algorithm) {
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", type);
        jwk.put("use", "sig");
        jwk.put("alg", algorithm);
        jwk.put("kid", id);
        return jwk;
    }

    /// Without the zero byte that two's complement puts before a number whose first bit is set.
    private static byte[] shortest(BigInteger number) {
        byte[] bytes = number.toByteArray();
        return bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    /// As many bytes as the curve's field has, zeros in front included.
    private static byte[] padded(BigInteger coordinate) {
        byte[] bytes = shortest(coordinate);
        byte[] field = new byte[P256.BYTES];
        System.arraycopy(bytes, 0, field, field.length - bytes.length, bytes.length);
        return field;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
