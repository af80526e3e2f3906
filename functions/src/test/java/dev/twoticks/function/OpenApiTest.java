package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.NoSecretsExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The contract says what the handlers are, and its examples are what it says.
class OpenApiTest {

    private static final OpenApi CONTRACT = OpenApi.SHIPPED;
    private static final Pattern ROUTE_KEY = Pattern.compile("RouteKey: \"([^\"]+)\"");

    @RegisterExtension
    final NoSecretsExtension secrets = new NoSecretsExtension();

    @Test
    void routes_are_those_of_the_handlers_and_of_the_template() throws IOException {
        Set<String> deployed = ROUTE_KEY
                .matcher(Files.readString(Path.of("../template.yaml")))
                .results()
                .map((MatchResult it) -> it.group(1))
                .collect(Collectors.toSet());

        assertThat(CONTRACT.operations().keySet())
                .isEqualTo(deployed)
                .isEqualTo(new ServiceUnderTest(secrets).handlers().keySet());
    }

    @Test
    void problems_are_those_of_the_service_with_title_and_status() {
        Map<String, Object> documented = CONTRACT.components("examples");

        assertThat(documented.keySet())
                .isEqualTo(Arrays.stream(ProblemType.values())
                        .map(OpenApiTest::name)
                        .collect(Collectors.toSet()));
        for (ProblemType type : ProblemType.values()) {
            Map<String, Object> example = CONTRACT.component("examples", name(type));
            assertThat(OpenApi.object(example.get("value")))
                    .containsEntry("type", type.uri())
                    .containsEntry("title", type.title())
                    .containsEntry("status", type.status());
            assertThat(example).containsEntry("summary", type.title());
            assertThat((String) example.get("description")).as(name(type)).contains("When: ", "Next: ");
        }
    }

    @Test
    void every_problem_stands_at_a_route_and_under_its_own_status() {
        Set<String> used = new TreeSet<>();
        CONTRACT.operations().keySet().forEach(route -> {
            used.addAll(CONTRACT.problems(route));
            CONTRACT.responses(route).forEach((status, response) -> {
                if (status >= 400 && response.containsKey("content")) {
                    assertThat(types(response))
                            .as(route + " " + status)
                            .isNotEmpty()
                            .allSatisfy(it -> assertThat(it.status()).isEqualTo(status));
                }
            });
        });

        assertThat(used).isEqualTo(CONTRACT.components("examples").keySet());
    }

    @Test
    void examples_are_valid() {
        List<String> faults = new ArrayList<>();
        int[] seen = {0};
        CONTRACT.operations().forEach((route, operation) -> {
            List<Map<String, Object>> bodies =
                    new ArrayList<>(CONTRACT.responses(route).values());
            if (operation.containsKey("requestBody")) {
                bodies.add(OpenApi.object(operation.get("requestBody")));
            }
            bodies.stream()
                    .filter(it -> it.containsKey("content"))
                    .forEach(it -> OpenApi.object(it.get("content"))
                            .values()
                            .forEach(media -> OpenApi.object(
                                            OpenApi.object(media).get("examples"))
                                    .forEach((name, example) -> {
                                        seen[0]++;
                                        faults.addAll(CONTRACT.schema()
                                                .faults(
                                                        OpenApi.object(media).get("schema"),
                                                        CONTRACT.resolve(example)
                                                                .get("value"),
                                                        route + " " + name));
                                    })));
        });

        assertThat(faults).isEmpty();
        assertThat(seen[0]).isGreaterThan(60);
    }

    @Test
    void every_answer_has_an_example_and_says_how_long_it_may_be_kept() {
        CONTRACT.operations()
                .keySet()
                .forEach(route -> CONTRACT.responses(route).forEach((status, response) -> {
                    assertThat(OpenApi.object(response.get("headers")))
                            .as(route + " " + status)
                            .containsKey("Cache-Control");
                    if (status == 429 || status == 503) {
                        assertThat(OpenApi.object(response.get("headers"))).containsKey("Retry-After");
                    }
                }));
    }

    static String name(ProblemType type) {
        return type.uri().substring(ProblemType.BASE.length());
    }

    private static List<ProblemType> types(Map<String, Object> response) {
        Set<String> names = OpenApi.object(
                        OpenApi.media(response, "application/problem+json").get("examples"))
                .keySet();
        return Arrays.stream(ProblemType.values())
                .filter(it -> names.contains(name(it)))
                .toList();
    }
}
