package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

final class TripsTest {

    private static final Duration HOLD = Duration.ofMillis(500);

    private final Trips trips = new Trips();

    @Test
    void calls_in_sequence_count_each() throws Exception {
        trips.begin(Duration.ofMillis(1));
        trips.arrive("a");
        trips.arrive("b");

        assertThat(trips.ended()).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void calls_in_parallel_count_once_and_what_follows_them_once_more() throws Exception {
        trips.begin(HOLD);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> both = List.of(threads.submit(() -> arrive("a")), threads.submit(() -> arrive("a")));
            for (Future<?> call : both) {
                call.get();
            }
        }
        trips.arrive("b");

        assertThat(trips.ended()).containsExactly(List.of("a", "a"), List.of("b"));
    }

    @Test
    void nothing_is_held_or_counted_outside() throws Exception {
        trips.arrive("a");
        trips.begin(Duration.ZERO);
        trips.arrive("b");

        assertThat(trips.ended()).isEmpty();
    }

    private void arrive(String call) {
        try {
            trips.arrive(call);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
