package dev.twoticks.local.simulation;

/// What becomes of one awaited call.
enum Fate {
    FINE,
    /// Throttled, conflicting or unreachable: it throws and has done nothing.
    REFUSED,
    /// Carried out, then it throws: the answer got lost.
    ANSWER_LOST,
    /// The caller's process ends before the call is made.
    CRASH_BEFORE,
    /// The caller's process ends after the call was carried out.
    CRASH_AFTER
}
