package dev.twoticks.secrets;

import dev.twoticks.verification.key.Key;
import java.util.Optional;

/// The keys around a phone number: `{"index":"…","subject":"…","data":{…}}`. Index and subject are made once. While the
/// index key is being changed by hand, `other_index` is there as well.
record PhoneKeys(Key index, Optional<Key> otherIndex, Key subject, KeySet data) {

    private static final String OTHER_INDEX = "other_index";

    static PhoneKeys read(SecretJson json) {
        return new PhoneKeys(
                single(json, "index"),
                json.names().contains(OTHER_INDEX) ? Optional.of(single(json, OTHER_INDEX)) : Optional.empty(),
                single(json, "subject"),
                KeySet.read(json.object("data")));
    }

    private static Key single(SecretJson json, String field) {
        return KeySet.key(json, field, json.bytes(field));
    }
}
