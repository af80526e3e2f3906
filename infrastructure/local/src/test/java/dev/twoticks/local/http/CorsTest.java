package dev.twoticks.local.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import dev.twoticks.local.template.CorsSpec;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

final class CorsTest {

    private static final String LISTED = "https://app.example";

    private final Headers answer = new Headers();
    private final Cors cors = new Cors(new CorsSpec(
            List.of(LISTED),
            List.of("GET", "POST"),
            List.of("content-type"),
            List.of("location"),
            Duration.ofHours(1)));

    @Test
    void a_listed_origin_is_let_in_and_caches_are_told_that_it_matters() {
        cors.allow(LISTED, answer);
        assertThat(answer.getFirst("access-control-allow-origin")).isEqualTo(LISTED);
        assertThat(answer.getFirst("access-control-expose-headers")).isEqualTo("location");
        assertThat(answer.getFirst("vary")).isEqualTo("origin");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"https://app.example.evil", "http://app.example", "https://app.example/", "null", "*"})
    void any_other_origin_is_told_nothing(@Nullable String origin) {
        cors.preflight(origin, answer);
        assertThat(answer).isEmpty();
    }

    @Test
    void a_preflight_says_what_may_be_sent_and_how_long_that_holds() {
        cors.preflight(LISTED, answer);
        assertThat(answer.getFirst("access-control-allow-methods")).isEqualTo("GET,POST");
        assertThat(answer.getFirst("access-control-allow-headers")).isEqualTo("content-type");
        assertThat(answer.getFirst("access-control-max-age")).isEqualTo("3600");
    }
}
