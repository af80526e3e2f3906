package dev.twoticks.local.simulation;

import dev.twoticks.verification.InMemoryRequestWindows;
import dev.twoticks.verification.InMemoryVerificationStore;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.limit.RequestWindows;
import java.util.function.Predicate;

/// What one world keeps, and nobody else writes to.
///
/// @param names whether anything that is stored names a number's key or a ref, in hexadecimal digits
record Storage(VerificationStore store, RequestWindows windows, Predicate<String> names) {

    /// @param provider whose gate starts and resends go through
    static Storage inMemory(String provider) {
        InMemoryVerificationStore store = new InMemoryVerificationStore(provider);
        return new Storage(store, new InMemoryRequestWindows(), store::names);
    }
}
