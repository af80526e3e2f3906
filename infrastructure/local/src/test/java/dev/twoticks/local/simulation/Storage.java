package dev.twoticks.local.simulation;

import dev.twoticks.verification.InMemoryRequestWindows;
import dev.twoticks.verification.InMemoryVerificationStore;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.limit.RequestWindows;

/// What one world keeps, and nobody else writes to.
record Storage(VerificationStore store, RequestWindows windows) {

    /// @param provider whose gate starts and resends go through
    static Storage inMemory(String provider) {
        return new Storage(new InMemoryVerificationStore(provider), new InMemoryRequestWindows());
    }
}
