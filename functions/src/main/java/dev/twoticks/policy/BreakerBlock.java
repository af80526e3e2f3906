package dev.twoticks.policy;

import dev.twoticks.verification.breaker.BreakerRules;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The block of the senders file that says when WhatsApp is not tried. It may be left out, and so may its keys.
final class BreakerBlock {

    private static final String CALLS = "calls_per_minute";
    private static final String FAILURES = "failure_percent";
    private static final String SILENT = "silent_percent";
    private static final String PAUSE = "pause_seconds";
    private static final String LONGEST = "longest_pause_seconds";
    private static final int MOST_CALLS = 100_000;
    private static final int SHORTEST_PAUSE = 10;
    private static final int DAY = 86_400;

    private BreakerBlock() {}

    static BreakerRules read(Value value) {
        Section section = Section.of(value, List.of(CALLS, FAILURES, SILENT, PAUSE, LONGEST));
        BreakerRules otherwise = BreakerRules.DEFAULT;
        return new BreakerRules(
                number(section, CALLS, 1, MOST_CALLS).orElse(otherwise.callsPerMinute()),
                number(section, FAILURES, 1, 100).orElse(otherwise.failurePercent()),
                number(section, SILENT, 1, 100).orElse(otherwise.silentPercent()),
                number(section, PAUSE, SHORTEST_PAUSE, DAY)
                        .map(Duration::ofSeconds)
                        .orElse(otherwise.pause()),
                number(section, LONGEST, SHORTEST_PAUSE, DAY)
                        .map(Duration::ofSeconds)
                        .orElse(otherwise.longestPause()));
    }

    private static Optional<Integer> number(Section section, String key, int least, int most) {
        return section.find(key).flatMap(it -> it.number(least, most));
    }
}
