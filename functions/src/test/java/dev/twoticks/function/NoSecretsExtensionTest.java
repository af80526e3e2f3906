package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.NoSecretsExtension;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// The search for secrets finds them.
class NoSecretsExtensionTest {

    private final NoSecretsExtension search = new NoSecretsExtension();

    @AfterEach
    void streams_are_given_back() {
        if (!search.leaks().isEmpty()) {
            assertThatThrownBy(search::end).isInstanceOf(AssertionError.class).hasMessageContaining("canary");
        }
    }

    @Test
    void finds_what_was_captured() {
        search.forbid("canary", "492817");
        search.captured("code 492817 sent");

        assertThat(search.leaks()).containsExactly("canary");
    }

    @Test
    void finds_what_was_printed() {
        search.begin();
        search.forbid("canary", "492817");
        byte[] line = "code 492817\n".getBytes(StandardCharsets.UTF_8);
        System.out.write(line, 0, line.length);

        assertThat(search.leaks()).containsExactly("canary");
    }

    @Test
    void says_nothing_of_a_word_that_was_sent_along() {
        search.forbid("canary", "492817");
        search.captured("ref be492817");

        assertThat(search.leaks("{\"ref\": \"be492817\"}")).isEmpty();
        assertThat(search.leaks("{\"ref\": \"be49281\"}")).containsExactly("canary");
    }

    @Test
    void says_nothing_of_what_is_clean() {
        search.forbid("canary", "492817");
        search.captured("ref be45cb26");

        assertThat(search.leaks()).isEmpty();
        search.end();
    }
}
