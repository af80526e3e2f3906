package dev.twoticks.local.workflow.language;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonTest {

    @ParameterizedTest
    @CsvSource({"x, 262144, false", "x, 262145, true", "€, 87381, false", "€, 87382, true"})
    void what_flows_is_weighed_in_bytes(String character, int times, boolean tooLong) {
        assertThat(Json.tooLong(character.repeat(times))).isEqualTo(tooLong);
    }

    @Test
    void what_flows_is_given_back_as_its_text() {
        assertThat(Json.flowing(Json.object().put("a", 1), "It")).isEqualTo("{\"a\":1}");
    }
}
