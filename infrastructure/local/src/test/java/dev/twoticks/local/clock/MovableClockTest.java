package dev.twoticks.local.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The clock on a machine whose own time stands still.
@Timeout(30)
final class MovableClockTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");

    private final MovableClock clock = new MovableClock(Clock.fixed(START, ZoneOffset.UTC));
    private final List<String> ran = Collections.synchronizedList(new ArrayList<>());

    @AfterEach
    void close() {
        clock.close();
    }

    private void set(int seconds, String name) {
        clock.after(
                Duration.ofSeconds(seconds),
                () -> ran.add(name + "@" + Duration.between(START, clock.now()).toSeconds()));
    }

    @Test
    void tasks_run_in_the_order_of_their_times_each_at_its_own() {
        set(30, "c");
        set(10, "a");
        set(20, "b");
        set(90, "later");
        clock.advance(Duration.ofSeconds(60));
        assertThat(ran).containsExactly("a@10", "b@20", "c@30");
        assertThat(clock.now()).isEqualTo(START.plusSeconds(60));
        assertThat(clock.moved()).isEqualTo(Duration.ofSeconds(60));
    }

    @Test
    void tasks_of_one_moment_run_in_the_order_they_were_set() {
        for (int i = 0; i < 50; i++) {
            set(5, "t" + i);
        }
        clock.advance(Duration.ofSeconds(5));
        assertThat(ran).hasSize(50).startsWith("t0@5", "t1@5").endsWith("t49@5");
    }

    @Test
    void a_task_set_by_a_task_runs_on_the_way() {
        clock.after(Duration.ofSeconds(10), () -> set(10, "second"));
        clock.advance(Duration.ofSeconds(25));
        assertThat(ran).containsExactly("second@20");
    }

    @Test
    void a_cancelled_task_never_runs() {
        Timers.Timer timer = clock.after(Duration.ofSeconds(10), () -> ran.add("never"));
        timer.cancel();
        clock.advance(Duration.ofSeconds(20));
        assertThat(ran).isEmpty();
    }

    @Test
    void time_does_not_outrun_work_under_way() throws InterruptedException {
        CountDownLatch mayEnd = new CountDownLatch(1);
        clock.after(Duration.ofSeconds(10), () -> {
            Timers.Work work = clock.working();
            Thread.ofVirtual().start(() -> {
                try (work) {
                    mayEnd.await();
                    set(5, "answer");
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
        });
        set(20, "next");
        AtomicBoolean arrived = new AtomicBoolean();
        Thread mover = Thread.ofPlatform().start(() -> {
            clock.advance(Duration.ofSeconds(30));
            arrived.set(true);
        });
        while (clock.moved().toSeconds() < 10 || mover.getState() != Thread.State.TIMED_WAITING) {
            Thread.onSpinWait();
        }
        assertThat(arrived).isFalse();
        assertThat(ran).isEmpty();
        mayEnd.countDown();
        mover.join(Duration.ofSeconds(20));
        assertThat(ran).containsExactly("answer@15", "next@20");
    }

    @Test
    void a_task_that_throws_stops_nothing() {
        List<Throwable> seen = Collections.synchronizedList(new ArrayList<>());
        Thread.UncaughtExceptionHandler before = Thread.getDefaultUncaughtExceptionHandler();
        Thread.setDefaultUncaughtExceptionHandler((_, thrown) -> seen.add(thrown));
        try {
            clock.after(Duration.ofSeconds(1), () -> {
                throw new IllegalStateException("broken task");
            });
            set(2, "next");
            clock.advance(Duration.ofSeconds(3));
        } finally {
            Thread.setDefaultUncaughtExceptionHandler(before);
        }
        assertThat(ran).containsExactly("next@2");
        assertThat(seen).singleElement().asString().contains("broken task");
    }

    @Test
    void it_moves_forward_only() {
        assertThatThrownBy(() -> clock.advance(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThat(clock.now()).isEqualTo(START);
    }
}
