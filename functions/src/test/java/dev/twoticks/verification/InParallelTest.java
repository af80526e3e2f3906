package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twoticks.verification.InParallel.Both;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InParallelTest {

    @Test
    void two_calls_run_at_the_same_time() {
        CyclicBarrier meeting = new CyclicBarrier(2);

        Both<Integer, String> both = InParallel.both(() -> met(meeting, 1), () -> met(meeting, "two"));

        assertThat(both).isEqualTo(new Both<>(1, "two"));
    }

    @Test
    void many_calls_run_at_the_same_time_and_answer_in_their_order() {
        CyclicBarrier meeting = new CyclicBarrier(8);
        List<Supplier<Integer>> calls = IntStream.range(0, 8)
                .<Supplier<Integer>>mapToObj(it -> () -> met(meeting, it))
                .toList();

        assertThat(InParallel.<Integer>all(calls)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    }

    @Test
    void nothing_to_call_is_nothing_answered() {
        assertThat(InParallel.all(List.<Supplier<String>>of())).isEmpty();
    }

    @Test
    void calls_that_answer_nothing_run_at_the_same_time() {
        CyclicBarrier meeting = new CyclicBarrier(2);
        List<String> made = Collections.synchronizedList(new ArrayList<>());

        InParallel.run(() -> made.add(met(meeting, "first")), () -> made.add(met(meeting, "second")));

        assertThat(made).containsExactlyInAnyOrder("first", "second");
    }

    @Test
    void what_a_call_without_an_answer_throws_is_thrown_after_the_others_have_ended() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch thrown = new CountDownLatch(1);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> InParallel.run(
                        () -> {
                            await(thrown);
                            ended.set(true);
                        },
                        () -> {
                            thrown.countDown();
                            throw new StoreUnavailableException("gates: down");
                        }))
                .withMessage("gates: down");
        assertThat(ended).isTrue();
    }

    @Test
    void what_a_call_throws_is_thrown_after_the_others_have_ended() {
        AtomicBoolean ended = new AtomicBoolean();
        CountDownLatch thrown = new CountDownLatch(1);
        StoreUnavailableException fault = new StoreUnavailableException("gates: down");

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> InParallel.both(
                        () -> {
                            thrown.countDown();
                            throw fault;
                        },
                        () -> {
                            await(thrown);
                            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
                            ended.set(true);
                            return "counted";
                        }))
                .isSameAs(fault);
        assertThat(ended).isTrue();
    }

    @Test
    void of_two_faults_the_first_calls_is_thrown() {
        CountDownLatch thrown = new CountDownLatch(1);
        List<Supplier<String>> calls = List.of(
                () -> {
                    await(thrown);
                    throw new IllegalStateException("first");
                },
                () -> {
                    thrown.countDown();
                    throw new IllegalArgumentException("second");
                });

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> InParallel.all(calls))
                .withMessage("first");
    }

    @Test
    void an_error_is_thrown_as_it_is() {
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> InParallel.both(() -> "well", () -> {
                    throw new StackOverflowError("deep");
                }));
    }

    @Test
    void a_call_that_does_not_end_is_given_up() {
        AtomicBoolean interrupted = new AtomicBoolean();
        CountDownLatch left = new CountDownLatch(1);
        List<Supplier<String>> calls = List.of(() -> "well", () -> {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                interrupted.set(true);
            }
            left.countDown();
            return "too late";
        });

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> InParallel.all(calls, Duration.ofMillis(50)))
                .withMessage("in parallel: no answer in time");
        await(left);
        assertThat(interrupted).isTrue();
    }

    @Test
    void a_caller_that_is_interrupted_waits_no_longer_and_stays_interrupted() {
        Thread.currentThread().interrupt();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> InParallel.both(() -> await(new CountDownLatch(1)), () -> "well"))
                .withMessage("in parallel: interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void calls_in_turn_are_made_in_their_order_on_the_callers_thread_also_after_one_that_throws() {
        List<String> made = new ArrayList<>();
        Thread here = Thread.currentThread();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> InParallel.inTurn(() -> InParallel.both(
                        () -> {
                            made.add("first");
                            throw new StoreUnavailableException("first");
                        },
                        () -> made.add("second " + here.equals(Thread.currentThread())))));

        assertThat(made).containsExactly("first", "second true");
    }

    private static <T> T met(CyclicBarrier meeting, T answer) {
        try {
            meeting.await(30, TimeUnit.SECONDS);
            return answer;
        } catch (Exception e) {
            throw new AssertionError("not at the same time", e);
        }
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(30, TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            return false;
        }
    }
}
