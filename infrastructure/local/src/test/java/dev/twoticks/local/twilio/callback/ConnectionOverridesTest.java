package dev.twoticks.local.twilio.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConnectionOverridesTest {

    private static final String URL = "http://localhost/twilio/status?delivery=1-1";

    @Test
    void without_a_fragment_only_a_connect_failure_is_tried_once_more() {
        ConnectionOverrides overrides = ConnectionOverrides.of(URL);

        assertThat(overrides)
                .isEqualTo(new ConnectionOverrides(
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(15),
                        Duration.ofSeconds(15),
                        1,
                        EnumSet.of(Failure.CONNECT)));
    }

    @Test
    void the_fragment_overrides_each_value() {
        assertThat(ConnectionOverrides.of(URL + "#rc=5&rp=all&ct=2000&rt=4000&tt=9000"))
                .isEqualTo(new ConnectionOverrides(
                        Duration.ofSeconds(2),
                        Duration.ofSeconds(4),
                        Duration.ofSeconds(9),
                        5,
                        EnumSet.allOf(Failure.class)));
        assertThat(ConnectionOverrides.of(URL + "#rp=5xx,rt").retryOn())
                .containsExactlyInAnyOrder(Failure.SERVER_ERROR, Failure.READ);
    }

    @ParameterizedTest
    @ValueSource(strings = {"#rc=6", "#rc=-1", "#rc=", "#ct=99", "#ct=10001", "#rt=15001", "#tt=0", "#rp=3xx", "#x"})
    void a_value_out_of_range_counts_as_absent(String fragment) {
        assertThat(ConnectionOverrides.of(URL + fragment)).isEqualTo(ConnectionOverrides.of(URL));
    }
}
