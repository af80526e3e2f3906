package dev.twoticks.verification.key;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// AES-256-GCM with associated data, so that a sealed text moved to another item does not open there.
public final class Seal {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private Seal() {}

    /// Seals `text` for the item named `context`. `random` must be cryptographically strong.
    public static Sealed close(Key key, String context, String text, RandomGenerator random) {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, key, iv, context, text.getBytes(StandardCharsets.UTF_8));
        byte[] joined = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, joined, IV_BYTES, sealed.length);
        return new Sealed(key.id(), joined);
    }

    /// Opens what [#close] sealed for the same `context`.
    ///
    /// @throws IllegalStateException if the bytes were altered or belong to another context or key
    public static String open(Key key, String context, Sealed sealed) {
        if (sealed.bytes().length < IV_BYTES) {
            throw new IllegalStateException("too short to be opened with key " + key.id());
        }
        byte[] iv = Arrays.copyOf(sealed.bytes(), IV_BYTES);
        byte[] body = Arrays.copyOfRange(sealed.bytes(), IV_BYTES, sealed.bytes().length);
        return new String(run(Cipher.DECRYPT_MODE, key, iv, context, body), StandardCharsets.UTF_8);
    }

    private static byte[] run(int mode, Key key, byte[] iv, String context, byte[] input) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key.bytes(), "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } catch (GeneralSecurityException e) {
            // the cause names no data: GCM says only that the tag does not match
            throw new IllegalStateException("cannot be sealed or opened with key " + key.id(), e);
        }
    }
}
