package dev.twoticks.twilio;

import java.time.Duration;

/// Lets time pass between two tries.
public interface Sleeper {

    /// Returns after `pause`.
    ///
    /// @throws InterruptedException if the wait was cut short
    void sleep(Duration pause) throws InterruptedException;
}
