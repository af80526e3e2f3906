package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import dev.twoticks.verification.NoSecretsExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// Every file in `events/`, read as Lambda reads it and answered by the real handler.
class EventsTest {

    private static final Path EVENTS = Path.of("../events");

    /// Answers to breakage and to races, which no event alone can cause.
    private static final Set<String> BREAKAGE =
            Set.of("500 internal", "503 unavailable", "503 starting", "409 idempotency-key-in-flight");

    static final List<EventCase> http = EventCase.HTTP;
    static final List<EventCase> tasks = EventCase.TASKS;

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    @Test
    void every_file_is_expected_and_every_expectation_has_its_file() throws IOException {
        try (Stream<Path> files = Files.list(EVENTS)) {
            assertThat(files.map(it -> it.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Stream.concat(http.stream(), tasks.stream())
                            .map(it -> it.file() + ".json")
                            .toList());
        }
    }

    @ParameterizedTest
    @FieldSource("http")
    void request_is_answered_as_documented(EventCase expected) throws IOException {
        ServiceUnderTest service = after(expected.before());
        APIGatewayV2HTTPEvent event = LambdaJson.http(text(expected));

        APIGatewayV2HTTPResponse answer = service.call(event.getRouteKey(), event);

        String problem = OpenApi.problem(answer);
        assertThat(answer.getStatusCode() + (problem == null ? "" : " " + problem))
                .isEqualTo(expected.answer());
        assertThat(OpenApi.SHIPPED.faults(event.getRouteKey(), answer)).isEmpty();
    }

    @ParameterizedTest
    @FieldSource("tasks")
    void task_returns_what_the_workflow_reads(EventCase expected) throws IOException {
        ServiceUnderTest service = after(expected.before());
        String function = expected.file();
        String answer;
        try {
            Map<String, String> returned = function.startsWith("make-keys")
                    ? service.makeKeys(LambdaJson.rotation(text(expected)))
                    : function.startsWith("give-up")
                            ? service.giveUp(LambdaJson.task(text(expected)))
                            : service.sendCode(LambdaJson.task(text(expected)));
            answer = Stream.of("status", "outcome", "step")
                    .filter(returned::containsKey)
                    .map(returned::get)
                    .collect(Collectors.joining(" "));
        } catch (TaskFailedException _) {
            answer = "fails";
        }

        assertThat(answer).isEqualTo(expected.answer());
    }

    @Test
    void every_documented_answer_has_an_event() throws IOException {
        for (String route : OpenApi.SHIPPED.operations().keySet()) {
            Set<String> given = new TreeSet<>(BREAKAGE);
            for (EventCase expected : http) {
                if (LambdaJson.http(text(expected)).getRouteKey().equals(route)) {
                    given.add(expected.answer());
                }
            }

            assertThat(given).as(route).containsAll(documented(route));
        }
    }

    /// As the table above writes answers.
    private static Set<String> documented(String route) {
        Set<String> answers = new TreeSet<>();
        OpenApi.SHIPPED.responses(route).forEach((status, response) -> {
            if (status < 400 || !response.containsKey("content")) {
                answers.add(status.toString());
            } else {
                OpenApi.object(OpenApi.media(response, "application/problem+json")
                                .get("examples"))
                        .keySet()
                        .forEach(it -> answers.add(status + " " + it));
            }
        });
        return answers;
    }

    private ServiceUnderTest after(Situation situation) {
        ServiceUnderTest service = new ServiceUnderTest(secrets);
        situation.into(service);
        return service;
    }

    private static String text(EventCase expected) throws IOException {
        return Files.readString(EVENTS.resolve(expected.file() + ".json"));
    }
}
