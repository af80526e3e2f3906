package dev.twoticks.local.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class VirtualThreadInvokerTest {

    private static FunctionAnswer answer(VirtualThreadInvoker.Functions functions) throws Exception {
        CompletableFuture<FunctionAnswer> answered = new CompletableFuture<>();
        new VirtualThreadInvoker(functions).invoke(EngineBench.SEND, "{}", answered::complete);
        return answered.get(30, TimeUnit.SECONDS);
    }

    @Test
    void a_functions_answer_is_given_on() throws Exception {
        assertThat(answer((function, payload) -> new FunctionAnswer.Returned("[\"" + function + "\"," + payload + "]")))
                .isEqualTo(new FunctionAnswer.Returned("[\"" + EngineBench.SEND + "\",{}]"));
    }

    @Test
    void one_that_cannot_be_called_has_failed_and_nobody_waits_for_it() throws Exception {
        assertThat(answer((_, _) -> {
                    throw new IllegalStateException("no such function");
                }))
                .isEqualTo(new FunctionAnswer.Failed("Lambda.SdkClientException", "java.lang.IllegalStateException"));
    }
}
