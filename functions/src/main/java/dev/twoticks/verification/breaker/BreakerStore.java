package dev.twoticks.verification.breaker;

import java.time.Instant;

/// Breakers, and the counts that open them.
public interface BreakerStore {

    /// Opens a breaker, in one conditional write: only if it is not open at `now`.
    ///
    /// @param opened with the time until which it is open
    /// @return whether this call has opened it; of any number of calls at once exactly one has
    boolean openBreaker(Breaker opened, Instant now);

    /// Goes through a breaker whose pause is over, so that nobody else does: writes `next` if the breaker is still the
    /// one that was read.
    ///
    /// @return whether this call goes through
    boolean probeBreaker(Breaker read, Breaker next);

    /// Forgets a breaker that a message disproves, in one conditional write: only if it is [Breaker#since] no
    /// later than the message was on its way. Repeats harmlessly.
    ///
    /// @return whether it was there and is gone
    boolean closeBreaker(BreakerKey key, Instant sent);

    /// Adds to the counts of the clock minute that `claimed` is in, long after it is over as well. Best effort:
    /// a count that the store's client repeats may count twice.
    ///
    /// @return the minute's counts afterwards
    CallCounts countCalls(Instant claimed, CallCounts more);
}
