package dev.twoticks.verification.key;

import java.util.Arrays;

/// A symmetric key of 256 bits and its public name. Never printed.
public final class Key {

    private static final int BYTES = 32;

    private final String id;
    private final byte[] bytes;

    /// @param id the name that items carry, so that keys can rotate with overlap
    /// @param bytes exactly 32
    public Key(String id, byte[] bytes) {
        if (bytes.length != BYTES) {
            throw new IllegalArgumentException("key " + id + " has " + bytes.length + " bytes, not " + BYTES);
        }
        this.id = id;
        this.bytes = bytes.clone();
    }

    public String id() {
        return id;
    }

    byte[] bytes() {
        return bytes;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && id.equals(key.id) && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Key[" + id + "]";
    }
}
