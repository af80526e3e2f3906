package dev.twoticks.secrets;

import dev.twoticks.verification.key.Key;

/// The keys around a phone number: `{"index":"…","subject":"…","data":{…}}`. Index and subject are made once.
record PhoneKeys(Key index, Key subject, KeySet data) {

    static PhoneKeys read(SecretJson json) {
        return new PhoneKeys(single(json, "index"), single(json, "subject"), KeySet.read(json.object("data")));
    }

    private static Key single(SecretJson json, String field) {
        return KeySet.key(json, field, json.bytes(field));
    }
}
