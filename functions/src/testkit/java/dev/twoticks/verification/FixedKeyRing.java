package dev.twoticks.verification;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.KeysNotReadyException;
import dev.twoticks.verification.key.UnknownKeyException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import org.jspecify.annotations.Nullable;

/// Keys that are the same in every run; a key's bytes follow from its id.
public final class FixedKeyRing implements KeyRing {

    private static final int BYTES = 32;
    private static final String PHONE_KEY = "phone-2026-11";

    private final Set<String> codeKeys = new CopyOnWriteArraySet<>(Set.of(Examples.CODE_KEY));
    private final Set<String> phoneDataKeys = new CopyOnWriteArraySet<>(Set.of(PHONE_KEY));
    private volatile String currentCodeKey = Examples.CODE_KEY;
    private volatile String currentPhoneDataKey = PHONE_KEY;
    private volatile String indexKey = "index";
    private volatile @Nullable String otherIndexKey;
    private volatile boolean ready = true;

    /// The key of this id.
    public static Key key(String id) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, (byte) id.hashCode());
        return new Key(id, bytes);
    }

    /// Whether the keys are made.
    public void ready(boolean made) {
        ready = made;
    }

    /// Makes another code key current; the ones before stay known.
    public void rotateCodeKey(String id) {
        codeKeys.add(id);
        currentCodeKey = id;
    }

    /// Makes another key current that seals numbers; the ones before stay known.
    public void rotatePhoneDataKey(String id) {
        phoneDataKeys.add(id);
        currentPhoneDataKey = id;
    }

    @Override
    public Key currentCodeKey() {
        return made("code-keys", currentCodeKey);
    }

    @Override
    public Key codeKey(String id) {
        Key key = made("code-keys", id);
        if (!codeKeys.contains(id)) {
            throw new UnknownKeyException("code-keys", id);
        }
        return key;
    }

    @Override
    public Key currentPhoneDataKey() {
        return made("phone-keys", currentPhoneDataKey);
    }

    @Override
    public Key phoneDataKey(String id) {
        Key key = made("phone-keys", id);
        if (!phoneDataKeys.contains(id)) {
            throw new UnknownKeyException("phone-keys", id);
        }
        return key;
    }

    @Override
    public Key phoneIndexKey() {
        return made("phone-keys", indexKey);
    }

    /// Begins, goes on with or ends a change of the index key; a key's bytes follow from its name.
    public void indexKeys(String index, @Nullable String other) {
        indexKey = index;
        otherIndexKey = other;
    }

    @Override
    public Optional<Key> otherPhoneIndexKey() {
        return Optional.ofNullable(otherIndexKey).map(it -> made("phone-keys", it));
    }

    @Override
    public Key subjectKey() {
        return made("phone-keys", "subject");
    }

    private Key made(String group, String id) {
        if (!ready) {
            throw new KeysNotReadyException(group);
        }
        return key(id);
    }
}
