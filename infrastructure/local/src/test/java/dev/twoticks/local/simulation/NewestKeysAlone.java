package dev.twoticks.local.simulation;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.UnknownKeyException;
import java.util.Optional;

/// Keys that forget the ones before, of codes or of stored numbers.
final class NewestKeysAlone implements KeyRing {

    private final KeyRing behind;
    private final boolean codes;
    private final boolean numbers;

    private NewestKeysAlone(KeyRing behind, boolean codes, boolean numbers) {
        this.behind = behind;
        this.codes = codes;
        this.numbers = numbers;
    }

    /// Which one a code was made with is forgotten: it is taken for the newest.
    static KeyRing ofCodes(KeyRing behind) {
        return new NewestKeysAlone(behind, true, false);
    }

    /// The one that sealed numbers before is thrown away.
    static KeyRing ofNumbers(KeyRing behind) {
        return new NewestKeysAlone(behind, false, true);
    }

    @Override
    public Key codeKey(String id) {
        return codes ? behind.currentCodeKey() : behind.codeKey(id);
    }

    @Override
    public Key currentCodeKey() {
        return behind.currentCodeKey();
    }

    @Override
    public Key currentPhoneDataKey() {
        return behind.currentPhoneDataKey();
    }

    @Override
    public Key phoneDataKey(String id) {
        if (numbers && !id.equals(currentPhoneDataKey().id())) {
            throw new UnknownKeyException("phone-keys", id);
        }
        return behind.phoneDataKey(id);
    }

    @Override
    public Key phoneIndexKey() {
        return behind.phoneIndexKey();
    }

    @Override
    public Optional<Key> otherPhoneIndexKey() {
        return behind.otherPhoneIndexKey();
    }

    @Override
    public Key subjectKey() {
        return behind.subjectKey();
    }
}
