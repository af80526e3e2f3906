package dev.twoticks.secrets;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keys of one kind that rotate with overlap, each as base64 of 32 bytes.
record KeySet(String group, Succession succession, Map<String, Key> keys) {

    static final int KEY_BYTES = 32;

    static KeySet read(SecretJson json) {
        SecretJson listed = json.object("keys");
        Map<String, Key> keys = new LinkedHashMap<>();
        listed.keys().forEach((id, bytes) -> keys.put(id, key(listed, id, bytes)));
        return new KeySet(json.group().role(), Succession.read(json), Map.copyOf(keys));
    }

    static Key key(SecretJson json, String id, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw json.malformed(id);
        }
        return new Key(id, bytes);
    }

    /// The key that is in use.
    Key at(Instant now) {
        String id = succession.inUse(now);
        return find(id).orElseThrow(() -> new UnknownKeyException(group, id));
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
