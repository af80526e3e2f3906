package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class FailureLockTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @Test
    void the_fiftieth_wrong_code_locks_for_an_hour_then_every_fifth_for_four_and_for_a_day() {
        FailureLock lock = FailureLock.NONE;
        TreeMap<Integer, Duration> times = new TreeMap<>();
        for (int wrong = 1; wrong <= 75; wrong++) {
            boolean locks = lock.atEdge();
            lock = locks
                    ? lock.tripped(NOW, false)
                    : new FailureLock(wrong, lock.edge(), lock.locks(), lock.lockedUntil());
            assertThat(lock.failures()).isEqualTo(wrong);
            if (locks) {
                times.put(wrong, Duration.between(NOW, lock.lockedUntil()));
            }
        }
        assertThat(times)
                .isEqualTo(new TreeMap<>(java.util.Map.of(
                        50, Duration.ofHours(1),
                        55, Duration.ofHours(4),
                        60, Duration.ofHours(24),
                        65, Duration.ofHours(24),
                        70, Duration.ofHours(24),
                        75, Duration.ofHours(24))));
        assertThat(lock.locks()).isEqualTo(6);
    }

    @Test
    void it_opens_to_the_millisecond() {
        FailureLock lock = new FailureLock(49, 49, 0, null).tripped(NOW, false);
        Instant end = NOW.plus(Duration.ofHours(1));
        assertThat(lock.closedUntil(NOW)).contains(end);
        assertThat(lock.closedUntil(end.minusMillis(1))).contains(end);
        assertThat(lock.closedUntil(end)).isEmpty();
    }

    @Test
    void a_strict_lock_does_not_open_by_itself() {
        FailureLock lock = new FailureLock(49, 49, 0, null).tripped(NOW, true);
        assertThat(lock.closedUntil(NOW.plus(Duration.ofDays(36_500)))).isPresent();
        assertThat(lock.failures()).isEqualTo(50);
    }

    @Test
    void strict_is_what_only_an_operator_opens() {
        FailureLock almost = new FailureLock(49, 49, 0, null);
        assertThat(almost.strict()).isFalse();
        assertThat(almost.tripped(NOW, false).strict()).isFalse();
        assertThat(almost.tripped(NOW, true).strict()).isTrue();
    }

    @Test
    void locks_under_two_keys_add_up_and_open_no_earlier_than_either() {
        Instant later = NOW.plusSeconds(60);
        FailureLock one = new FailureLock(50, 54, 1, NOW);
        FailureLock other = new FailureLock(3, 49, 0, later);

        assertThat(one.joined(other)).isEqualTo(new FailureLock(53, 54, 1, later));
        assertThat(other.joined(one)).isEqualTo(new FailureLock(53, 54, 1, later));
        assertThat(one.joined(FailureLock.NONE)).isEqualTo(one);
        assertThat(FailureLock.NONE.joined(one)).isEqualTo(one);
    }

    @Test
    void nothing_counted_is_not_locked() {
        assertThat(FailureLock.NONE.closedUntil(NOW)).isEmpty();
        assertThat(FailureLock.NONE.atEdge()).isFalse();
        assertThat(FailureLock.NONE.failures()).isZero();
    }
}
