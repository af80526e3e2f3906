package dev.twoticks.verification;

import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.phone.PhoneNumber;
import java.util.List;
import java.util.stream.Stream;

/// All keys that a number's items may be under: one, or two while the index key is being changed.
final class NumberKeys {

    private NumberKeys() {}

    /// The one in use first.
    static List<PhoneKey> of(KeyRing keys, PhoneNumber number) {
        return Stream.concat(Stream.of(keys.phoneIndexKey()), keys.otherPhoneIndexKey().stream())
                .map(it -> PhoneKey.of(it, number))
                .toList();
    }
}
