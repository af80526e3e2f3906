package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.local.clock.MovableClock;
import dev.twoticks.local.workflow.language.StateMachineDefinition;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The engine as local mode runs it: functions on virtual threads, callers on many, a clock that somebody moves.
@Timeout(60)
final class ParallelUseTest {

    private static final int EXECUTIONS = 200;
    private static final String INPUT =
            "{\"ref\":\"r\",\"round\":1,\"plan\":{\"country\":\"NG\",\"first\":\"whatsapp\","
                    + "\"whatsapp_wait_seconds\":25,\"sms_wait_seconds\":500,\"sms_leg\":2}}";

    private final MovableClock clock = new MovableClock(Clock.fixed(EngineBench.START, ZoneOffset.UTC));
    private final Queue<String> payloads = new ConcurrentLinkedQueue<>();
    private final WorkflowEngine engine = new WorkflowEngine(
            clock,
            new VirtualThreadInvoker((_, payload) -> {
                payloads.add(payload);
                return new FunctionAnswer.Returned("{}");
            }),
            new Random(3));

    ParallelUseTest() {
        engine.deploy(EngineBench.MACHINE, StateMachineDefinition.parse(EngineBench.shipped()));
    }

    @Test
    void two_hundred_silent_executions_end_when_the_clock_is_moved() throws InterruptedException {
        inParallel(EXECUTIONS, i -> {
            var _ = engine.start(EngineBench.MACHINE, "silent-" + i, INPUT);
        });
        clock.advance(Duration.ofSeconds(24));
        assertThat(payloads).hasSize(EXECUTIONS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(payloads).hasSize(2 * EXECUTIONS);
        clock.advance(Duration.ofSeconds(500));
        assertThat(engine.running()).isEmpty();
        assertThat(engine.executions(EngineBench.MACHINE))
                .hasSize(EXECUTIONS)
                .allMatch(execution -> execution.status() == ExecutionStatus.SUCCEEDED);
    }

    @Test
    void of_many_answers_to_one_token_exactly_one_counts() throws InterruptedException {
        String arn = engine.start(EngineBench.MACHINE, "raced", INPUT).executionArn();
        clock.advance(Duration.ofSeconds(1));
        String token = payloads.remove().replaceAll(".*\"taskToken\":\"([^\"]+)\".*", "$1");
        AtomicInteger counted = new AtomicInteger();
        Map<WorkflowRefusal.Reason, Integer> refused = new ConcurrentHashMap<>();
        inParallel(64, i -> {
            try {
                engine.sendTaskSuccess(token, "{\"outcome\":\"approved\"}");
                counted.incrementAndGet();
            } catch (WorkflowRefusal refusal) {
                refused.merge(refusal.reason(), 1, Integer::sum);
            }
        });
        assertThat(counted).hasValue(1);
        assertThat(refused).containsExactly(Map.entry(WorkflowRefusal.Reason.TASK_TIMED_OUT, 63));
        assertThat(engine.describe(arn).output()).isEqualTo("{\"outcome\":\"approved\"}");
    }

    @Test
    void of_many_starts_under_one_name_one_runs() throws InterruptedException {
        inParallel(64, _ -> {
            var _ = engine.start(EngineBench.MACHINE, "same", INPUT);
        });
        clock.advance(Duration.ofSeconds(1));
        assertThat(payloads).hasSize(1);
        assertThat(engine.running()).hasSize(1);
    }

    private interface Numbered {
        void run(int number);
    }

    private static void inParallel(int count, Numbered work) throws InterruptedException {
        CountDownLatch go = new CountDownLatch(1);
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < count; i++) {
                int number = i;
                threads.execute(() -> {
                    try {
                        go.await();
                        work.run(number);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            go.countDown();
            threads.shutdown();
            assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
    }
}
