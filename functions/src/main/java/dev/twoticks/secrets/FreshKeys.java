package dev.twoticks.secrets;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HexFormat;

/// A group's first keys. Ids tell the kind and the day and are otherwise random: `c-20261124-1a2b`.
record FreshKeys(SigningAlgorithm algorithm, SecureRandom random, Clock clock) {

    private static final int ID_BYTES = 2;

    String of(SecretGroup group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (group) {
            case CODE_KEYS -> symmetric("c", json);
            case PHONE_KEYS -> {
                json.put("index", key()).put("subject", key());
                symmetric("d", json.putObject("data"));
            }
            case SIGNING_KEYS -> signing(json);
            case TWILIO -> throw new IllegalArgumentException("nobody can make the secret " + group.role());
        }
        return json.toString();
    }

    private void symmetric(String kind, ObjectNode into) {
        String id = id(kind);
        into.put("current", id).putObject("keys").put(id, key());
    }

    private void signing(ObjectNode into) {
        String id = id("s");
        KeyPair pair = algorithm.generate(random);
        into.put("current", id)
                .putObject("keys")
                .putObject(id)
                .put("private", base64(pair.getPrivate().getEncoded()))
                .put("public", base64(pair.getPublic().getEncoded()));
    }

    private String id(String kind) {
        byte[] suffix = new byte[ID_BYTES];
        random.nextBytes(suffix);
        LocalDate day = clock.instant().atOffset(ZoneOffset.UTC).toLocalDate();
        return kind + "-" + DateTimeFormatter.BASIC_ISO_DATE.format(day) + "-"
                + HexFormat.of().formatHex(suffix);
    }

    private String key() {
        byte[] key = new byte[KeySet.KEY_BYTES];
        random.nextBytes(key);
        return base64(key);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
