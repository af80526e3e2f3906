package dev.twoticks.local.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import dev.twoticks.config.Service;
import dev.twoticks.local.template.FunctionSpec;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class LocalFunctionsTest {

    private static final Service SERVICE = new Service(Map.of(), Clock.systemUTC(), new SecureRandom(), line -> {});

    private final LocalFunctions functions = new LocalFunctions(
            List.of(function("Echo", Echo.class), function("Broken", Broken.class), function("Hanging", Hanging.class)),
            _ -> SERVICE);

    @AfterEach
    void close() {
        functions.close();
    }

    /// Answers with its event.
    static final class Echo implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        public Echo(Service service) {
            service.clock();
        }

        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            return Map.of("event", event, "function", context.getFunctionName());
        }
    }

    /// Breaks.
    static final class Broken implements RequestHandler<Map<String, Object>, Map<String, Object>> {
        public Broken(Service service) {
            service.clock();
        }

        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            throw new IllegalStateException("broken on purpose");
        }
    }

    /// Never ends by itself.
    static final class Hanging implements RequestHandler<Map<String, Object>, Map<String, Object>> {

        private static final CountDownLatch INTERRUPTED = new CountDownLatch(1);

        public Hanging(Service service) {
            service.clock();
        }

        @Override
        public Map<String, Object> handleRequest(Map<String, Object> event, Context context) {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException _) {
                INTERRUPTED.countDown();
            }
            return Map.of();
        }
    }

    @Test
    void a_function_gets_its_event_and_its_answer_is_json() {
        assertThat(functions.invoke("Echo", "{\"a\":[1]}"))
                .isInstanceOfSatisfying(
                        Invocation.Returned.class,
                        it -> assertThat(it.json()).contains("\"event\":{\"a\":[1]}", "\"function\":\"Echo\""));
    }

    @Test
    void what_a_function_throws_is_named_by_its_class_as_the_state_machine_sees_it() {
        assertThat(functions.invoke("Broken", "{}"))
                .isEqualTo(new Invocation.Failed("java.lang.IllegalStateException", "broken on purpose"));
    }

    @Test
    void a_function_that_hangs_is_ended_when_its_time_is_over() throws Exception {
        assertThat(functions.invoke("Hanging", "{}"))
                .isInstanceOfSatisfying(
                        Invocation.Failed.class,
                        it -> assertThat(it.errorType()).isEqualTo("Sandbox.Timedout"));
        assertThat(Hanging.INTERRUPTED.await(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void a_name_that_the_template_does_not_have_is_refused() {
        assertThatThrownBy(() -> functions.invoke("Nobody", "{}")).hasMessageContaining("Nobody");
    }

    private static FunctionSpec function(String name, Class<?> handler) {
        return new FunctionSpec(
                name,
                "arn:aws:lambda:us-east-1:000000000000:function:" + name,
                handler.getName(),
                "handleRequest",
                Map.of(),
                Duration.ofSeconds(name.equals("Hanging") ? 1 : 20),
                128,
                null,
                false,
                null);
    }
}
