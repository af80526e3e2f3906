package dev.twoticks.local.simulation;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.UnknownKeyException;
import java.util.Optional;

/// Keys of which the one that sealed numbers before is thrown away.
final class NewestPhoneKey implements KeyRing {

    private final KeyRing behind;

    NewestPhoneKey(KeyRing behind) {
        this.behind = behind;
    }

    @Override
    public Key codeKey(String id) {
        return behind.codeKey(id);
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
        if (!id.equals(currentPhoneDataKey().id())) {
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
