package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.amazonaws.services.lambda.runtime.events.SecretsManagerRotationEvent;
import dev.twoticks.verification.Event;
import dev.twoticks.verification.NoSecretsExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What breaks is answered without a word of what it said.
class BreakageTest {

    private static final String SAID = "canary in a message of an exception";

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start-verification-whatsapp-first",
                "read-verification-pending",
                "check-code-right",
                "resend-code-as-the-policy-says",
                "cancel-verification-pending",
                "record-receipt-delivered"
            })
    void broken_table_is_unavailable_and_nothing_is_sent(String file) throws IOException {
        ServiceUnderTest service = after(Situation.TABLE_BROKEN);
        APIGatewayV2HTTPEvent event = LambdaJson.http(text(file));

        APIGatewayV2HTTPResponse answer = service.call(event.getRouteKey(), event);

        assertThat(OpenApi.problem(answer)).isEqualTo("unavailable");
        assertThat(answer.getHeaders()).containsEntry("retry-after", "2");
        assertThat(OpenApi.SHIPPED.faults(event.getRouteKey(), answer)).isEmpty();
        assertThat(service.workflow.started()).isEmpty();
        assertThat(service.tasks.answers()).isEmpty();
        assertThat(service.tokens.signed()).isEmpty();
        assertThat(service.events.names()).containsExactly("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"start-verification-whatsapp-first", "check-code-right", "check-code-wrong", "keys-jwks"})
    void service_without_keys_is_starting(String file) throws IOException {
        ServiceUnderTest service = after(Situation.KEYS_MISSING);
        APIGatewayV2HTTPEvent event = LambdaJson.http(text(file));

        APIGatewayV2HTTPResponse answer = service.call(event.getRouteKey(), event);

        assertThat(OpenApi.problem(answer)).isEqualTo("starting");
        assertThat(answer.getHeaders()).containsEntry("retry-after", "10");
        assertThat(OpenApi.SHIPPED.faults(event.getRouteKey(), answer)).isEmpty();
        assertThat(service.watched.calls()).doesNotContain("countWrong", "approve");
    }

    @Test
    void wrong_code_is_not_told_from_a_right_one_while_the_table_refuses_writes() throws IOException {
        ServiceUnderTest service = after(Situation.SENT);
        service.watched.breakCalls(it -> !it.equals("find"));

        APIGatewayV2HTTPResponse right =
                service.call("POST /verifications/{id}/checks", LambdaJson.http(text("check-code-right")));
        APIGatewayV2HTTPResponse wrong =
                service.call("POST /verifications/{id}/checks", LambdaJson.http(text("check-code-wrong")));

        assertThat(right.getBody()).isEqualTo(wrong.getBody());
        assertThat(right.getHeaders()).isEqualTo(wrong.getHeaders());
    }

    @Test
    void unforeseen_exception_is_internal_and_its_message_stays_inside() {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        secrets.forbid("the exception's message", SAID);
        HttpAnswers answers = new HttpAnswers(service.clock, service.events);

        APIGatewayV2HTTPResponse answer = answers.answer(() -> {
            throw new IllegalStateException(SAID, new IllegalArgumentException(SAID));
        });

        assertThat(OpenApi.problem(answer)).isEqualTo("internal");
        assertThat(OpenApi.SHIPPED.faults("POST /verifications", answer)).isEmpty();
        assertThat(answer.getBody()).doesNotContain(SAID);
        assertThat(service.events.events())
                .singleElement()
                .satisfies(it -> assertThat(it.fields().toString()).doesNotContain(SAID))
                .extracting(Event::name)
                .isEqualTo("broken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send-code-whatsapp", "send-code-again", "give-up-failed"})
    void broken_table_fails_the_task_without_data(String file) throws IOException {
        ServiceUnderTest service = after(Situation.TABLE_BROKEN);
        Map<String, Object> input = LambdaJson.task(text(file));

        assertThatThrownBy(() -> {
                    if (file.startsWith("send-code")) {
                        service.sendCode(input);
                    } else {
                        service.giveUp(input);
                    }
                })
                .isExactlyInstanceOf(TaskFailedException.class)
                .hasMessage("see the function's log")
                .hasNoCause()
                .hasNoSuppressedExceptions();
        assertThat(service.sender.sent()).isEmpty();
        assertThat(service.events.names()).containsOnly("broken");
    }

    @Test
    void task_that_has_no_keys_yet_asks_for_patience_and_claims_nothing() throws IOException {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        Situation.STARTED.into(service);
        service.keys.ready(false);
        Map<String, Object> input = LambdaJson.task(text("send-code-whatsapp"));

        assertThatThrownBy(() -> service.sendCode(input))
                .isExactlyInstanceOf(TaskNotReadyException.class)
                .hasMessage("no keys yet")
                .hasNoCause();
        assertThat(service.sender.sent()).isEmpty();
        service.keys.ready(true);
        assertThat(service.sendCode(input)).containsEntry("status", "queued");
    }

    @ParameterizedTest
    @ValueSource(strings = {"send-code-unknown-channel", "send-code-leg-as-text", "send-code-malformed-ref"})
    void task_of_another_form_fails_and_touches_nothing(String file) throws IOException {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        Map<String, Object> input = LambdaJson.task(text(file));

        assertThatThrownBy(() -> service.sendCode(input)).isExactlyInstanceOf(TaskFailedException.class);
        assertThat(service.untouched()).isTrue();
    }

    @Test
    void rotation_without_a_step_fails_as_a_task_does() {
        ServiceUnderTest service = new ServiceUnderTest(secrets);

        assertThatThrownBy(() -> service.makeKeys(new SecretsManagerRotationEvent()))
                .isExactlyInstanceOf(TaskFailedException.class);
        assertThat(service.keySteps).isEmpty();
    }

    private ServiceUnderTest after(Situation situation) {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        situation.into(service);
        return service;
    }

    private static String text(String file) throws IOException {
        return Files.readString(Path.of("../events", file + ".json"));
    }
}
