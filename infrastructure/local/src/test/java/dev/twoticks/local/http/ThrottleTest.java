package dev.twoticks.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.local.template.ThrottleSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

final class ThrottleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));
    private final InstantSource source = now::get;
    private final Clock clock = source.withZone(ZoneOffset.UTC);
    private final Throttle throttle = new Throttle(new ThrottleSpec(2, 3), clock);

    @Test
    void a_burst_is_admitted_and_no_more() {
        assertThat(admitted(10)).isEqualTo(3);
    }

    @Test
    void it_fills_by_so_many_a_second() {
        admitted(3);
        pass(Duration.ofSeconds(1));
        assertThat(admitted(10)).isEqualTo(2);
        pass(Duration.ofMillis(500));
        assertThat(admitted(10)).isEqualTo(1);
    }

    @Test
    void a_quiet_hour_saves_up_one_burst_only() {
        pass(Duration.ofHours(1));
        assertThat(admitted(10)).isEqualTo(3);
    }

    private void pass(Duration time) {
        now.updateAndGet(it -> it.plus(time));
    }

    private int admitted(int requests) {
        int admitted = 0;
        for (int i = 0; i < requests; i++) {
            admitted += throttle.admits() ? 1 : 0;
        }
        return admitted;
    }
}
