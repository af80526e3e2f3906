package dev.twoticks.dynamodb;

import dev.twoticks.verification.StoreUnavailableException;
import java.time.Duration;
import java.util.random.RandomGenerator;

/// Waits before a write that met another one is made again: made at once, both would meet again.
interface Pause {

    Duration SHORTEST = Duration.ofMillis(20);
    Duration LONGEST = Duration.ofMillis(80);

    /// Waits once.
    ///
    /// @throws StoreUnavailableException if the thread is interrupted
    void take();

    /// Sleeps for a random time between [#SHORTEST] and [#LONGEST].
    static Pause jitter(RandomGenerator random) {
        return () -> {
            try {
                Thread.sleep(random.nextLong(SHORTEST.toMillis(), LONGEST.toMillis() + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoreUnavailableException("interrupted between two tries");
            }
        };
    }
}
