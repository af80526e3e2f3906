package dev.twoticks.local.twilio;

import java.util.HexFormat;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;

/// Twilio's identifiers: two letters and 32 hex digits.
final class Sids {

    private final RandomGenerator random;
    private final ReentrantLock lock = new ReentrantLock();

    Sids(RandomGenerator random) {
        this.random = random;
    }

    String next(String prefix) {
        byte[] bytes = new byte[16];
        lock.lock();
        try {
            random.nextBytes(bytes);
        } finally {
            lock.unlock();
        }
        return prefix + HexFormat.of().formatHex(bytes);
    }

    /// In the form of a UUID, as the idempotency tokens of callbacks are.
    String token() {
        String hex = next("");
        return String.join(
                "-",
                hex.substring(0, 8),
                hex.substring(8, 12),
                hex.substring(12, 16),
                hex.substring(16, 20),
                hex.substring(20));
    }
}
