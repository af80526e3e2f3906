package dev.twoticks.verification.phone;

import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// How much one number may ask for, whoever asks. Each method answers when to come back; empty means now.
public final class PhoneLimits {

    /// Waits after the first, second, … start of the last day; the last one repeats.
    private static final List<Duration> COOLDOWNS = List.of(
            Duration.ofSeconds(30),
            Duration.ofSeconds(40),
            Duration.ofSeconds(60),
            Duration.ofSeconds(90),
            Duration.ofSeconds(120),
            Duration.ofMinutes(10));

    private static final int STARTS_AN_HOUR = 5;
    private static final int STARTS_A_DAY = 10;
    private static final int LIVE_VERIFICATIONS = 2;
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = PhoneActivity.MEMORY;

    /// 20 messages a day. A round books two, whatever its plan and outcome: counting what was really sent would
    /// tell who has WhatsApp.
    private static final int ROUNDS_A_DAY = 10;

    private PhoneLimits() {}

    /// Until when a new verification has to wait.
    public static Optional<Instant> startAfter(PhoneActivity activity, Instant now) {
        return Stream.of(
                        cooldownEnd(activity, now),
                        windowEnd(startTimes(activity, now.minus(HOUR)), STARTS_AN_HOUR, HOUR),
                        windowEnd(startTimes(activity, now.minus(DAY)), STARTS_A_DAY, DAY),
                        roundWindowEnd(activity, now),
                        liveEnd(activity, now))
                .flatMap(Optional::stream)
                .filter(it -> it.isAfter(now))
                .max(Instant::compareTo);
    }

    /// Until when one more round of a verification has to wait.
    public static Optional<Instant> roundAfter(PhoneActivity activity, Instant now) {
        return roundWindowEnd(activity, now);
    }

    private static Optional<Instant> cooldownEnd(PhoneActivity activity, Instant now) {
        List<PastStart> counted = activity.startsSince(now.minus(DAY)).stream()
                .filter(it -> !activity.released().contains(it.ref()))
                .toList();
        if (counted.isEmpty()) {
            return Optional.empty();
        }
        Duration wait = COOLDOWNS.get(Math.min(counted.size(), COOLDOWNS.size()) - 1);
        return Optional.of(counted.getLast().at().plus(wait));
    }

    private static Optional<Instant> roundWindowEnd(PhoneActivity activity, Instant now) {
        return windowEnd(activity.roundsSince(now.minus(DAY)), ROUNDS_A_DAY, DAY);
    }

    private static Optional<Instant> liveEnd(PhoneActivity activity, Instant now) {
        List<Instant> ends =
                activity.live(now).stream().map(PastStart::expiresAt).sorted().toList();
        return ends.size() < LIVE_VERIFICATIONS
                ? Optional.empty()
                : Optional.of(ends.get(ends.size() - LIVE_VERIFICATIONS));
    }

    /// When the window has room again: once the oldest of the newest `most` has left it.
    private static Optional<Instant> windowEnd(List<Instant> times, int most, Duration window) {
        return times.size() < most
                ? Optional.empty()
                : Optional.of(times.get(times.size() - most).plus(window));
    }

    private static List<Instant> startTimes(PhoneActivity activity, Instant since) {
        return activity.startsSince(since).stream().map(PastStart::at).toList();
    }
}
