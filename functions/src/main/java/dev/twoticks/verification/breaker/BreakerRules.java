package dev.twoticks.verification.breaker;

import java.time.Duration;

/// When a breaker opens by itself, and for how long.
///
/// @param callsPerMinute of a minute with fewer WhatsApp messages nothing is concluded
/// @param failurePercent more failures than this share of a minute's messages open it
/// @param silentPercent more messages that failed or stayed silent than this share open it, too. Some phones
///     are always off, so it is the larger one
/// @param pause how long it stays open at first
/// @param longestPause how long at most, after it has failed again and again
public record BreakerRules(
        int callsPerMinute, int failurePercent, int silentPercent, Duration pause, Duration longestPause) {

    /// What holds where the owner says nothing.
    public static final BreakerRules DEFAULT =
            new BreakerRules(20, 20, 50, Duration.ofSeconds(60), Duration.ofHours(1));

    /// Whether too many of a minute's calls came to nothing.
    public boolean tripped(CallCounts minute) {
        return minute.calls() >= callsPerMinute
                && (above(minute.failures(), minute, failurePercent)
                        || above(minute.failures() + minute.silences(), minute, silentPercent));
    }

    private static boolean above(long some, CallCounts minute, int percent) {
        return some * 100 > minute.calls() * percent;
    }
}
