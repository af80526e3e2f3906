package dev.twoticks.local.workflow.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class DefinitionSubstitutionsTest {

    private final DefinitionSubstitutions substitutions =
            new DefinitionSubstitutions(Map.of("A", "$1", "B", "two", "Bad", "a\"b"));

    @Test
    void every_placeholder_is_replaced_by_its_value_as_it_is() {
        assertThat(substitutions.applyTo("[\"${A}\",\"${B}-${A}\"]")).isEqualTo("[\"$1\",\"two-$1\"]");
    }

    @Test
    void a_placeholder_without_a_value_is_refused_by_name() {
        assertThatThrownBy(() -> substitutions.applyTo("\"${A} ${Other} ${}\""))
                .isInstanceOfSatisfying(
                        DefinitionRefused.class,
                        refused -> assertThat(refused.faults())
                                .containsExactly(
                                        "${Other}: no substitution of that name", "${}: no substitution of that name"));
    }

    @Test
    void a_value_that_would_break_the_json_is_refused() {
        assertThatThrownBy(() -> substitutions.applyTo("\"${Bad}\""))
                .isInstanceOf(DefinitionRefused.class)
                .hasMessageContaining("${Bad}")
                .hasMessageNotContaining("a\"b");
    }
}
