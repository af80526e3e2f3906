package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Since when a key is used, as the secret says it, or does not.
final class KeyTimesTest {

    private static final String CODE = Rotations.CODE;

    private final HandClock clock = new HandClock();
    private final Rotations rotations = new Rotations(clock);
    private final InMemorySecretsManager secrets = rotations.secrets;

    @Test
    void keys_that_were_made_before_keys_had_times_read_on_and_rotate() {
        secrets.with(
                CODE,
                "{\"current\":\"c-2\",\"keys\":{\"c-1\":\"" + SecretsManagerKeyRingTest.key('1') + "\",\"c-2\":\""
                        + SecretsManagerKeyRingTest.key('2') + "\"}}");
        assertThat(rotations.ring().currentCodeKey().id()).isEqualTo("c-2");

        rotations.rotate(CODE);

        assertThat(rotations.ring().currentCodeKey().id()).isEqualTo("c-2");
        assertThat(rotations.ring().codeKey("c-1").id()).isEqualTo("c-1");
        // what readers that know no times go by
        assertThat(secrets.at(CODE, InMemorySecretsManager.CURRENT)).contains("\"current\":\"c-2\"");
        clock.advance(Duration.ofHours(1));
        assertThat(rotations.ring().currentCodeKey().id()).isNotEqualTo("c-2");
        clock.advance(Duration.ofHours(1));
        rotations.rotate(CODE);
        for (String needless : new String[] {"c-1", "c-2"}) {
            assertThatThrownBy(() -> rotations.ring().codeKey(needless)).isInstanceOf(UnknownKeyException.class);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"from\":7|malformed secret code-keys: from",
                "\"from\":{\"c-1\":\"canary\"}|malformed secret code-keys: from.c-1",
                "\"from\":{\"c-1\":1.5}|malformed secret code-keys: from.c-1",
                "\"from\":{\"c-1\":-1}|malformed secret code-keys: from.c-1",
                "\"from\":{\"c-1\":9999999999999}|malformed secret code-keys: from.c-1",
                "\"from\":{\"c-9\":1795565000}|malformed secret code-keys: from.c-9"
            })
    void a_time_that_is_none_is_named_without_its_value(String member, String message) {
        secrets.with(
                CODE,
                "{\"current\":\"c-1\"," + member + ",\"keys\":{\"c-1\":\"" + SecretsManagerKeyRingTest.key('1')
                        + "\"}}");

        assertThatThrownBy(rotations.ring()::currentCodeKey)
                .isInstanceOf(MalformedSecretException.class)
                .hasMessage(message)
                .hasNoCause();
    }
}
