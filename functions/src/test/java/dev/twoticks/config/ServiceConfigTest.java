package dev.twoticks.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServiceConfigTest {

    @ParameterizedTest
    @ValueSource(strings = {"https://otp.example.com", "https://otp.example.com/", "https://otp.example.com//"})
    void the_public_url_has_no_slash_at_its_end(String configured) {
        assertThat(new ServiceConfig(Map.of("PUBLIC_URL", configured)).publicUrl())
                .hasToString("https://otp.example.com");
    }

    @Test
    void a_missing_public_url_is_named() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new ServiceConfig(Map.of()).publicUrl())
                .withMessage("missing in the environment: PUBLIC_URL");
    }
}
