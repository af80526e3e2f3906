package dev.twoticks.secrets;

import dev.twoticks.verification.key.UnknownKeyException;
import java.util.Map;
import java.util.Optional;

/// Keys of one group by their ids.
///
/// @param current the id of the one that is used from now on
record NamedKeys<T>(String group, String current, Map<String, T> byId) {

    NamedKeys {
        if (!byId.containsKey(current)) {
            throw new IllegalStateException(group + ": the current key is not among the keys");
        }
    }

    T currentKey() {
        return find(current).orElseThrow(() -> new UnknownKeyException(group, current));
    }

    Optional<T> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    @Override
    public String toString() {
        return "NamedKeys[" + group + " " + byId.keySet() + "]";
    }
}
