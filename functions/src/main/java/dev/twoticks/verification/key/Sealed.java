package dev.twoticks.verification.key;

import java.util.Arrays;

/// A text sealed with AES-256-GCM.
///
/// @param keyId the key that opens it
/// @param bytes 12 bytes of IV, then the ciphertext with its tag
@SuppressWarnings("ArrayRecordComponent") // compared by content, and nobody writes to the bytes
public record Sealed(String keyId, byte[] bytes) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Sealed sealed && keyId.equals(sealed.keyId) && Arrays.equals(bytes, sealed.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "Sealed[" + keyId + "]";
    }
}
