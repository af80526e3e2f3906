package dev.twoticks.verification.idempotency;

import dev.twoticks.verification.code.Ref;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// Where the answer to a request is kept. The key itself stays with the client.
///
/// @param clientId whose key it is
/// @param hash hex of the SHA-256 of what the key belongs to and the key
public record KeptName(String clientId, String hash) {

    private static final String START = "start";

    /// One of an application's starts.
    public static KeptName ofStart(String clientId, IdempotencyKey key) {
        return of(clientId, START, key);
    }

    /// One of a verification's checks: no other verification's key gets in its way.
    public static KeptName ofCheck(String clientId, Ref ref, IdempotencyKey key) {
        return of(clientId, ref.hex(), key);
    }

    // no scope has a space, so no two pairs make the same text
    private static KeptName of(String clientId, String scope, IdempotencyKey key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((scope + " " + key.text()).getBytes(StandardCharsets.US_ASCII));
            return new KeptName(clientId, HexFormat.of().formatHex(hash));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /// As the table's key has it.
    @Override
    public String toString() {
        return clientId + "#" + hash;
    }
}
