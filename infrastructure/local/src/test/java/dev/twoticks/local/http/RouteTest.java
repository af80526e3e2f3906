package dev.twoticks.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.local.template.RouteSpec;
import dev.twoticks.local.template.ThrottleSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class RouteTest {

    private static final RouteSpec CHECKS =
            new RouteSpec("POST", "/verifications/{id}/checks", "CheckCode", new ThrottleSpec(10, 20), false);

    @Test
    void what_stands_for_a_parameter_is_handed_on() {
        assertThat(Route.match(CHECKS, "POST", "/verifications/abc/checks"))
                .hasValueSatisfying(it -> assertThat(it.pathParameters()).containsEntry("id", "abc"));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /verifications/abc/checks",
        "POST, /verifications//checks",
        "POST, /verifications/abc",
        "POST, /verifications/abc/checks/",
        "POST, /verifications/abc/def/checks",
        "POST, /Verifications/abc/checks"
    })
    void another_method_or_path_is_another_route(String method, String path) {
        assertThat(Route.match(CHECKS, method, path)).isEmpty();
    }
}
