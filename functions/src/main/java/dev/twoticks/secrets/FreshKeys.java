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

/// New keys. Ids tell the kind and the day and are otherwise random: `c-20261124-1a2b`.
record FreshKeys(SigningAlgorithm algorithm, SecureRandom random, Clock clock) {

    private static final int ID_BYTES = 2;

    /// A group's first keys, which are in use at once.
    String of(SecretGroup group) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        switch (group) {
            case CODE_KEYS, SIGNING_KEYS -> first(group, json);
            case PHONE_KEYS -> {
                json.put("index", key()).put("subject", key());
                first(group, json.putObject("data"));
            }
            case TWILIO -> throw noKeys(group);
        }
        return json.toString();
    }

    /// Adds one key to those of a group that rotate.
    ///
    /// @return its id, which none of the others has
    String add(SecretGroup group, ObjectNode keys) {
        String id = id(kind(group));
        while (keys.has(id)) {
            id = id(kind(group));
        }
        if (group == SecretGroup.SIGNING_KEYS) {
            KeyPair pair = algorithm.generate(random);
            keys.putObject(id)
                    .put("private", base64(pair.getPrivate().getEncoded()))
                    .put("public", base64(pair.getPublic().getEncoded()));
        } else {
            keys.put(id, key());
        }
        return id;
    }

    private void first(SecretGroup group, ObjectNode into) {
        ObjectNode keys = JsonNodeFactory.instance.objectNode();
        into.put("current", add(group, keys)).set("keys", keys);
    }

    private static String kind(SecretGroup group) {
        return switch (group) {
            case CODE_KEYS -> "c";
            case PHONE_KEYS -> "d";
            case SIGNING_KEYS -> "s";
            case TWILIO -> throw noKeys(group);
        };
    }

    private static IllegalArgumentException noKeys(SecretGroup group) {
        return new IllegalArgumentException("nobody can make the secret " + group.role());
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
