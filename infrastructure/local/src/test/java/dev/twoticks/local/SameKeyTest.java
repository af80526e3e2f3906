package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twoticks.function.CheckCodeHandler;
import dev.twoticks.function.StartVerificationHandler;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.Repeatable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// One start and one check that come very often at once, through the real handlers, table, workflow and
/// simulated provider. Nobody is refused because of itself. The limits are the shipped ones, so the service is one
/// where nobody else has used them up.
final class SameKeyTest implements AutoCloseable {

    /// An hour and a day of the address and of the application, an hour of the block of numbers. If the clock
    /// strikes, there are more.
    private static final int WINDOWS = 5;

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final LocalService running = LocalService.start(LocalOptions.quiet());
    private final Repetitions starts = new Repetitions(running, "StartVerification", StartVerificationHandler::new);
    private final Repetitions checks = new Repetitions(running, "CheckCode", CheckCodeHandler::new);

    @Override
    @AfterEach
    public void close() {
        running.close();
    }

    @Test
    void one_key_starts_one_verification_one_execution_and_one_message() throws Exception {
        String number = Numbers.fresh("101");
        APIGatewayV2HTTPEvent start = start(number, "one-start");

        Instant before = running.clock().instant();
        List<APIGatewayV2HTTPResponse> answers = starts.all(start);
        Duration taken = Duration.between(before, running.clock().instant());

        assertAnswered(answers, 201, starts);
        assertPlaces(1 + starts.timedOut() + taken.dividedBy(Repeatable.UNDER_WAY));
        Set<String> bodies = answers.stream()
                .filter(it -> it.getStatusCode() == 201)
                .map(APIGatewayV2HTTPResponse::getBody)
                .collect(Collectors.toSet());
        assertThat(bodies).as("one answer, byte for byte").hasSize(1);
        running.clock().advance(Duration.ofSeconds(10));
        String ref = VerificationId.parse(
                        JSON.readTree(bodies.iterator().next()).path("id").asText())
                .orElseThrow()
                .ref()
                .hex();
        try (BehindTheApi behind = new BehindTheApi(running)) {
            assertThat(behind.executions().stream().filter(it -> it.contains(ref)))
                    .hasSize(1);
        }
        assertThat(running.twilio().inbox(number)).hasSize(1);
        assertThat(Repetitions.problem(starts.one(start(Numbers.fresh("101"), "one-start"))))
                .isEqualTo("idempotency-key-reused");
        assertThat(starts.one(start).getBody()).isEqualTo(bodies.iterator().next());
    }

    @Test
    void one_key_gives_one_token_to_everybody_who_asks_with_it() throws Exception {
        String number = Numbers.fresh("101");
        String id = JSON.readTree(starts.one(start(number, "to-be-checked")).getBody())
                .path("id")
                .asText();
        running.clock().advance(Duration.ofSeconds(10));
        String code = running.twilio().inbox(number).getFirst().code();
        APIGatewayV2HTTPEvent check = Repetitions.request(
                "one-check", "{\"code\":\"" + code + "\",\"code_verifier\":\"" + Client.VERIFIER + "\"}");
        check.setPathParameters(Map.of("id", id));

        List<APIGatewayV2HTTPResponse> answers = checks.all(check);

        assertAnswered(answers, 200, checks);
        assertThat(answers.stream()
                        .filter(it -> it.getStatusCode() == 200)
                        .map(SameKeyTest::claims)
                        .collect(Collectors.toSet()))
                .as("one jti, iat and exp")
                .hasSize(1);
        running.clock().advance(Duration.ofSeconds(61));
        assertThat(Repetitions.problem(checks.one(check))).isEqualTo("already-approved");
    }

    /// All are answered as the first, or told that it is under way.
    private static void assertAnswered(List<APIGatewayV2HTTPResponse> answers, int status, Repetitions by) {
        assertThat(answers).hasSize(Repetitions.TIMES);
        List<String> others = answers.stream()
                .filter(it -> it.getStatusCode() != status)
                .map(Repetitions::problem)
                .toList();
        assertThat(others).as(by.told(answers)).isSubsetOf("idempotency-key-in-flight", "unavailable");
        assertThat(others.stream().filter("unavailable"::equals))
                .as(by.told(answers))
                .hasSizeLessThanOrEqualTo((int) by.timedOut());
        assertThat(others).hasSizeLessThan(Repetitions.TIMES);
    }

    /// One in each window; one more for each call without an answer, which may have counted, and whenever the
    /// first has been under way too long for the next one to pass by its place.
    private void assertPlaces(long most) {
        try (BehindTheApi behind = new BehindTheApi(running)) {
            Map<String, Long> requests = behind.items().entrySet().stream()
                    .filter(it -> it.getKey().startsWith("WINDOW#"))
                    .filter(it -> it.getValue().containsKey("requests"))
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            it -> Long.valueOf(it.getValue().get("requests").n())));
            assertThat(requests).hasSizeGreaterThanOrEqualTo(WINDOWS);
            assertThat(requests.values()).as(requests.toString()).allMatch(it -> it >= 1 && it <= most);
        }
    }

    private static JsonNode claims(APIGatewayV2HTTPResponse answer) {
        try {
            String token = JSON.readTree(answer.getBody()).path("token").asText();
            return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static APIGatewayV2HTTPEvent start(String number, String key) {
        return Repetitions.request(
                key,
                "{\"client_id\":\"demo-web\",\"phone_number\":\"" + number + "\",\"code_challenge\":\""
                        + Client.CHALLENGE + "\"}");
    }
}
