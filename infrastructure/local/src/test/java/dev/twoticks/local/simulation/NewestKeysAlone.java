package dev.twoticks.local.simulation;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import java.util.Optional;

/// Keys that forget which one a code was made with.
final class NewestCodeKey implements KeyRing {

    private final KeyRing behind;

    NewestCodeKey(KeyRing behind) {
        this.behind = behind;
    }

    @Override
    public Key codeKey(String id) {
        return behind.currentCodeKey();
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
