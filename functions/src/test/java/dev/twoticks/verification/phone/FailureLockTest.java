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
            lock = locks ? lock.locked(NOW, false) : lock.counted();
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
        FailureLock lock = new FailureLock(49, 49, 0, null).locked(NOW, false);
        Instant end = NOW.plus(Duration.ofHours(1));
        assertThat(lock.locked(NOW)).isTrue();
        assertThat(lock.locked(end.minusMillis(1))).isTrue();
        assertThat(lock.locked(end)).isFalse();
    }

    @Test
    void counting_on_does_not_open_or_lengthen_it() {
        FailureLock lock = new FailureLock(49, 49, 0, null).locked(NOW, false);
        assertThat(lock.counted().lockedUntil()).isEqualTo(lock.lockedUntil());
        assertThat(lock.counted().edge()).isEqualTo(lock.edge());
    }

    @Test
    void a_strict_lock_does_not_open_by_itself() {
        FailureLock lock = new FailureLock(49, 49, 0, null).locked(NOW, true);
        assertThat(lock.locked(NOW.plus(Duration.ofDays(36_500)))).isTrue();
        assertThat(lock.failures()).isEqualTo(50);
    }

    @Test
    void nothing_counted_is_not_locked() {
        assertThat(FailureLock.NONE.locked(NOW)).isFalse();
        assertThat(FailureLock.NONE.atEdge()).isFalse();
        assertThat(FailureLock.NONE.failures()).isZero();
    }
}
