package dev.twoticks.verification.breaker;

import java.time.Duration;

/// When a breaker opens by itself, and for how long.
///
/// @param callsPerMinute in a minute with fewer WhatsApp messages nothing is concluded
/// @param failurePercent more failures than this share of a minute's messages open it
/// @param pause how long it stays open at first
/// @param longestPause how long at most, after it has failed again and again
public record BreakerRules(int callsPerMinute, int failurePercent, Duration pause, Duration longestPause) {

    /// What holds where the owner says nothing.
    public static final BreakerRules DEFAULT = new BreakerRules(20, 20, Duration.ofSeconds(60), Duration.ofHours(1));

    /// Whether a minute's calls have failed too often.
    public boolean tripped(CallCounts minute) {
        return minute.calls() >= callsPerMinute && minute.failures() * 100 > minute.calls() * failurePercent;
    }
}
