package dev.twoticks.local.simulation;

import static dev.twoticks.local.simulation.Invariant.I7;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What one number was asked for and sent, held against the limits as the owner's guide writes them.
final class KnownPhone {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration SHORTEST_COOLDOWN = Duration.ofSeconds(30);
    private static final int STARTS_AN_HOUR = 5;
    private static final int STARTS_A_DAY = 10;
    private static final int LIVE = 2;
    private static final int ROUNDS_A_DAY = 10;
    private static final int MESSAGES_A_DAY = 20;

    private final Watch watch;
    private final List<Known> starts = new ArrayList<>();
    private final List<Instant> rounds = new ArrayList<>();
    private final List<Instant> messages = new ArrayList<>();

    KnownPhone(Watch watch) {
        this.watch = watch;
    }

    void started(Known verification) {
        Instant now = verification.startedAt;
        starts.forEach(earlier -> {
            Duration between = Duration.between(earlier.startedAt, now).abs();
            require(earlier.released || between.compareTo(SHORTEST_COOLDOWN) >= 0, "a start " + between + " after one");
        });
        starts.add(verification);
        hold("starts an hour", within(startTimes(), now, HOUR), STARTS_AN_HOUR);
        hold("starts a day", within(startTimes(), now, DAY), STARTS_A_DAY);
        hold("live verifications", starts.stream().filter(it -> it.live(now)).count(), LIVE);
        booked(now);
    }

    void booked(Instant now) {
        rounds.add(now);
        hold("rounds a day", within(rounds, now, DAY), ROUNDS_A_DAY);
    }

    void sent(Instant now) {
        messages.add(now);
        hold("messages a day", within(messages, now, DAY), MESSAGES_A_DAY);
    }

    private List<Instant> startTimes() {
        return starts.stream().map(it -> it.startedAt).toList();
    }

    private static long within(List<Instant> times, Instant now, Duration window) {
        return times.stream().filter(it -> it.isAfter(now.minus(window))).count();
    }

    private void hold(String what, long there, int most) {
        require(there <= most, there + " " + what);
        if (there == most) {
            watch.happened("as many as allowed: " + what);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(I7, otherwise);
        }
    }
}
