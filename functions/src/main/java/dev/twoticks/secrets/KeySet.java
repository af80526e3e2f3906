package dev.twoticks.secrets;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.UnknownKeyException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Keys of one kind that rotate with overlap: `{"current":"<id>","keys":{"<id>":"<base64 of 32 bytes>"}}`.
record KeySet(String group, String currentId, Map<String, Key> keys) {

    static final int KEY_BYTES = 32;

    static KeySet read(SecretJson json) {
        SecretJson listed = json.object("keys");
        Map<String, Key> keys = new LinkedHashMap<>();
        listed.keys().forEach((id, bytes) -> keys.put(id, key(listed, id, bytes)));
        String current = json.text("current");
        if (!keys.containsKey(current)) {
            throw json.malformed("current");
        }
        return new KeySet(json.group().role(), current, Map.copyOf(keys));
    }

    static Key key(SecretJson json, String id, byte[] bytes) {
        if (bytes.length != KEY_BYTES) {
            throw json.malformed(id);
        }
        return new Key(id, bytes);
    }

    Key current() {
        return find(currentId).orElseThrow(() -> new UnknownKeyException(group, currentId));
    }

    Optional<Key> find(String id) {
        return Optional.ofNullable(keys.get(id));
    }
}
