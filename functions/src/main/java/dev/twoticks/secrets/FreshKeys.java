package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;
import java.util.random.RandomGenerator;

/// Makes keys and writes them as their secret holds them.
final class FreshKeys {

    private static final int KEY_BYTES = 32;
    private static final int RSA_BITS = 3072;

    private final RandomGenerator random;
    private final Clock clock;
    private final String signingAlgorithm;

    /// @param random cryptographically strong
    /// @param signingAlgorithm `RS256` or `ES256`
    FreshKeys(RandomGenerator random, Clock clock, String signingAlgorithm) {
        this.random = random;
        this.clock = clock;
        this.signingAlgorithm = signingAlgorithm;
    }

    ObjectNode of(KeyGroup group) {
        ObjectNode secret = SecretJson.MAPPER.createObjectNode();
        switch (group) {
            case CODE_KEYS -> named(secret, "c").put(current(secret), key());
            case PHONE_KEYS -> {
                secret.put("index", key());
                secret.put("subject", key());
                ObjectNode data = secret.putObject("data");
                named(data, "p").put(current(data), key());
            }
            case SIGNING_KEYS -> {
                ObjectNode keys = named(secret, "s");
                SigningKeyPairs.write(keys.putObject(current(secret)), pairs().generateKeyPair());
            }
        }
        return secret;
    }

    /// Names the key to come and makes the place for it. Ids tell the day, for whoever looks at an item or a
    /// token.
    private ObjectNode named(ObjectNode secret, String prefix) {
        byte[] suffix = new byte[2];
        random.nextBytes(suffix);
        String day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).format(DateTimeFormatter.BASIC_ISO_DATE);
        secret.put("current", prefix + "-" + day + "-" + HexFormat.of().formatHex(suffix));
        return secret.putObject("keys");
    }

    private static String current(ObjectNode secret) {
        return secret.path("current").textValue();
    }

    private String key() {
        byte[] bytes = new byte[KEY_BYTES];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }

    private KeyPairGenerator pairs() {
        try {
            return switch (signingAlgorithm) {
                case "RS256" -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
                    generator.initialize(RSA_BITS, strong());
                    yield generator;
                }
                case "ES256" -> {
                    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
                    generator.initialize(new ECGenParameterSpec("secp256r1"), strong());
                    yield generator;
                }
                default -> throw new IllegalArgumentException("no signing algorithm: " + signingAlgorithm);
            };
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private SecureRandom strong() {
        if (random instanceof SecureRandom secure) {
            return secure;
        }
        throw new IllegalStateException("signing keys need a SecureRandom");
    }
}
