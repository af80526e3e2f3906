package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.verification.NoSecretsExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// A callback is taken as it was signed, or refused without one call of the store.
class ForgedReceiptTest {

    private static final String ROUTE = "POST /twilio/status";
    private static final String SIGNATURE = "x-twilio-signature";

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    private ServiceUnderTest service;

    @BeforeEach
    void verification_was_sent() {
        service = new ServiceUnderTest(secrets);
        Situation.SENT.into(service);
    }

    private static Stream<Arguments> alterations() {
        Map<String, Consumer<APIGatewayV2HTTPEvent>> changes = new LinkedHashMap<>();
        changes.put("no headers", it -> it.setHeaders(null));
        changes.put("no signature", it -> it.getHeaders().remove(SIGNATURE));
        changes.put("empty signature", it -> it.getHeaders().put(SIGNATURE, ""));
        changes.put("signature of nothing", it -> it.getHeaders().put(SIGNATURE, "AAAAAAAAAAAAAAAAAAAAAAAAAAA="));
        changes.put("two signatures", it -> it.getHeaders().merge(SIGNATURE, "x", (a, b) -> a + "," + b));
        changes.put("no query", it -> it.setQueryStringParameters(null));
        changes.put("query cut", it -> it.getQueryStringParameters().remove("delivery"));
        changes.put("another verification", it -> it.getQueryStringParameters().put("verification", "0".repeat(32)));
        changes.put("another delivery", it -> it.getQueryStringParameters().put("delivery", "1-2"));
        changes.put("name twice", it -> it.getQueryStringParameters().put("delivery", "1-1,1-1"));
        changes.put("one name more", it -> it.getQueryStringParameters().put("more", "x"));
        changes.put("no body", it -> it.setBody(null));
        changes.put("empty body", it -> it.setBody(""));
        changes.put("JSON", it -> text(it, "{\"MessageStatus\":\"delivered\"}"));
        changes.put("one field more", it -> text(it, form(it) + "&More=x"));
        changes.put("a field twice", it -> text(it, form(it) + "&MessageStatus=delivered"));
        changes.put("another status", it -> text(it, form(it).replace("=delivered", "=read")));
        changes.put("a broken escape", it -> text(it, form(it) + "%"));
        changes.put("read as text although encoded", it -> it.setIsBase64Encoded(false));
        return changes.entrySet().stream().map(it -> Arguments.of(it.getKey(), it.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("alterations")
    void altered_callback_is_refused_before_the_store_is_asked(String name, Consumer<APIGatewayV2HTTPEvent> change)
            throws IOException {
        APIGatewayV2HTTPEvent event = genuine();
        change.accept(event);
        int before = service.watched.calls().size();

        APIGatewayV2HTTPResponse answer = service.call(ROUTE, event);

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).isNull();
        assertThat(OpenApi.SHIPPED.faults(ROUTE, answer)).isEmpty();
        assertThat(service.watched.calls()).hasSize(before);
        assertThat(service.tasks.answers()).isEmpty();
        assertThat(service.events.names()).containsExactly("receipt.forged");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("dev.twoticks.function.ForgedReceiptTest#unreadable")
    void unreadable_callback_is_refused_like_any_forgery(String name, RawEvent request) {
        int before = service.watched.calls().size();

        APIGatewayV2HTTPResponse answer = service.call(ROUTE, request.event(ROUTE));

        assertThat(answer.getStatusCode()).isEqualTo(403);
        assertThat(answer.getBody()).isNull();
        assertThat(OpenApi.SHIPPED.faults(ROUTE, answer)).isEmpty();
        assertThat(service.watched.calls()).hasSize(before);
        assertThat(service.events.names()).containsExactly("receipt.forged");
    }

    private static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("too large", RawEvent.body("A=" + "a".repeat(4095))),
                Arguments.of("too large, encoded", RawEvent.encoded("A=" + "a".repeat(4095))),
                Arguments.of("no base64", RawEvent.body("A=b&C").flaggedBase64()),
                Arguments.of("no UTF-8", RawEvent.bytes(new byte[] {'A', '=', (byte) 0xff})));
    }

    @Test
    void genuine_callback_is_recorded_and_wakes_the_workflow() throws IOException {
        assertThat(service.call(ROUTE, genuine()).getStatusCode()).isEqualTo(204);

        assertThat(service.events.names()).containsExactly("receipt.delivered");
        assertThat(service.tasks.answersTo(Situation.TASK_TOKEN)).hasSize(1);
    }

    /// The signed event of `events/`, to be changed.
    private static APIGatewayV2HTTPEvent genuine() throws IOException {
        APIGatewayV2HTTPEvent event =
                LambdaJson.http(Files.readString(Path.of("../events/record-receipt-delivered.json")));
        event.setHeaders(new TreeMap<>(event.getHeaders()));
        event.setQueryStringParameters(new TreeMap<>(event.getQueryStringParameters()));
        return event;
    }

    private static String form(APIGatewayV2HTTPEvent event) {
        return new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8);
    }

    private static void text(APIGatewayV2HTTPEvent event, String body) {
        event.setBody(Base64.getEncoder().encodeToString(body.getBytes(StandardCharsets.UTF_8)));
    }
}
