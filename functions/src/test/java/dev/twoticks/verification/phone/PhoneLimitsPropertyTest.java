package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Somebody who asks at random moments, seeded. The limits are judged from a history of its own, not from what
/// the activity remembers.
class PhoneLimitsPropertyTest {

    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final Instant BEGIN = Instant.parse("2026-11-24T00:00:00Z");
    private static final Instant END = BEGIN.plus(Duration.ofDays(7));

    /// From an impatient one to one who asks every now and then.
    @ParameterizedTest
    @ValueSource(ints = {20, 90, 400, 2_000, 9_000})
    void no_window_is_ever_exceeded_and_the_time_told_is_free(int meanSeconds) {
        Random random = new Random(meanSeconds);
        History history = new History();
        PhoneActivity activity = PhoneActivity.NONE;
        Instant now = BEGIN;
        int refused = 0;
        for (int i = 0; now.isBefore(END); i++) {
            now = now.plusMillis(random.nextLong(2_000L * meanSeconds));
            boolean start = random.nextInt(5) > 0;
            Optional<Instant> wait =
                    start ? PhoneLimits.startAfter(activity, now) : PhoneLimits.roundAfter(activity, now);
            if (wait.isPresent()) {
                refused++;
                Instant told = wait.get();
                assertThat(told).isAfter(now);
                assertThat(start ? PhoneLimits.startAfter(activity, told) : PhoneLimits.roundAfter(activity, told))
                        .isEmpty();
            } else if (start) {
                Ref ref = PhoneLimitsTest.ref(i);
                activity = activity.withStart(ref, now, now.plus(LIFE));
                history.started(ref, now);
            } else if (!history.starts.isEmpty()) {
                activity = activity.withRound(now);
                history.rounds.add(now);
            }
            if (random.nextInt(4) == 0 && !history.starts.isEmpty()) {
                activity = history.finishLast(activity);
            }
            history.check(now);
        }
        assertThat(refused).as("the limits were met").isPositive();
        assertThat(history.starts).hasSizeGreaterThan(20);
    }

    private static final class History {

        private record Start(Ref ref, Instant at) {}

        private final List<Start> starts = new ArrayList<>();
        private final List<Instant> rounds = new ArrayList<>();
        private final Set<Ref> finished = new HashSet<>();

        void started(Ref ref, Instant at) {
            if (!starts.isEmpty()) {
                assertThat(Duration.between(starts.getLast().at(), at)).isGreaterThanOrEqualTo(Duration.ofSeconds(30));
            }
            starts.add(new Start(ref, at));
            rounds.add(at);
        }

        PhoneActivity finishLast(PhoneActivity activity) {
            finished.add(starts.getLast().ref());
            return new PhoneActivity(
                    activity.version(), activity.starts(), activity.rounds(), finished, Set.of(), null, null);
        }

        void check(Instant now) {
            List<Instant> times = starts.stream().map(Start::at).toList();
            assertThat(since(times, now.minus(Duration.ofHours(1)))).isLessThanOrEqualTo(5);
            assertThat(since(times, now.minus(Duration.ofDays(1)))).isLessThanOrEqualTo(10);
            assertThat(since(rounds, now.minus(Duration.ofDays(1)))).isLessThanOrEqualTo(10);
            assertThat(starts.stream().filter(it -> it.at().plus(LIFE).isAfter(now) && !finished.contains(it.ref())))
                    .hasSizeLessThanOrEqualTo(2);
        }

        private static long since(List<Instant> times, Instant from) {
            return times.stream().filter(it -> it.isAfter(from)).count();
        }
    }
}
