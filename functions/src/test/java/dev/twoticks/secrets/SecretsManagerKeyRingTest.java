package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.StoreUnavailableException;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyRing;
import dev.twoticks.verification.key.KeysNotReadyException;
import dev.twoticks.verification.key.UnknownKeyException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

final class SecretsManagerKeyRingTest {

    private static final String CODE = "arn:code-keys";
    private static final String PHONE = "arn:phone-keys";
    private static final String CODE_KEYS =
            "{\"current\":\"c-2\",\"keys\":{\"c-1\":\"" + key('1') + "\",\"c-2\":\"" + key('2') + "\"}}";
    private static final String PHONE_KEYS = "{\"index\":\"" + key('i') + "\",\"subject\":\"" + key('s')
            + "\",\"data\":{\"current\":\"d-1\",\"keys\":{\"d-1\":\"" + key('d') + "\"}}}";

    private final HandClock clock = new HandClock();
    private final InMemorySecretsManager secrets =
            new InMemorySecretsManager().with(CODE, CODE_KEYS).with(PHONE, PHONE_KEYS);
    private final SecretsManagerKeyRing ring = new SecretsManagerKeyRing(
            secrets, Map.of(SecretGroup.CODE_KEYS, CODE, SecretGroup.PHONE_KEYS, PHONE), clock);

    @Test
    void every_key_is_the_one_in_its_secret() {
        assertThat(ring.currentCodeKey()).isEqualTo(new Key("c-2", bytes('2')));
        assertThat(ring.codeKey("c-1")).isEqualTo(new Key("c-1", bytes('1')));
        assertThat(ring.currentPhoneDataKey()).isEqualTo(new Key("d-1", bytes('d')));
        assertThat(ring.phoneDataKey("d-1")).isEqualTo(new Key("d-1", bytes('d')));
        assertThat(ring.phoneIndexKey()).isEqualTo(new Key("index", bytes('i')));
        assertThat(ring.subjectKey()).isEqualTo(new Key("subject", bytes('s')));
    }

    @Test
    void another_index_key_is_there_while_it_is_being_changed() {
        assertThat(ring.otherPhoneIndexKey()).isEmpty();

        secrets.with(PHONE, PHONE_KEYS.replace("\"subject\"", "\"other_index\":\"" + key('o') + "\",\"subject\""));
        clock.advance(Duration.ofMinutes(5));

        assertThat(ring.otherPhoneIndexKey()).contains(new Key("other_index", bytes('o')));
        assertThat(ring.phoneIndexKey()).isEqualTo(new Key("index", bytes('i')));
    }

    @Test
    void a_function_reads_only_the_secret_it_asks_keys_of_and_only_when_it_asks() {
        assertThat(secrets.reads).isEmpty();

        ring.currentCodeKey();

        assertThat(secrets.reads).containsExactly(CODE);
    }

    @Test
    void keys_are_read_again_after_five_minutes_and_not_before() {
        ring.currentCodeKey();
        clock.advance(Duration.ofMinutes(5).minusMillis(1));
        ring.currentCodeKey();
        assertThat(secrets.reads).hasSize(1);

        clock.advance(Duration.ofMillis(1));
        ring.currentCodeKey();
        assertThat(secrets.reads).hasSize(2);
    }

    @Test
    void an_unknown_id_makes_it_read_once_more_and_find_a_key_made_since() {
        ring.currentCodeKey();
        secrets.with(CODE, CODE_KEYS.replace("\"c-1\"", "\"c-3\""));

        assertThat(ring.codeKey("c-3")).isEqualTo(new Key("c-3", bytes('1')));
        assertThat(secrets.reads).hasSize(2);
    }

    @Test
    void an_id_that_nobody_knows_is_refused_by_its_name() {
        assertThatThrownBy(() -> ring.phoneDataKey("d-9"))
                .isInstanceOf(UnknownKeyException.class)
                .hasMessage("unknown key d-9 in phone-keys");
    }

    @Test
    void unknown_ids_make_it_read_once_a_minute_at_most() {
        ring.currentCodeKey();
        for (int i = 0; i < 20; i++) {
            assertThatThrownBy(() -> ring.codeKey("c-9")).isInstanceOf(UnknownKeyException.class);
        }
        assertThat(secrets.reads).hasSize(2);

        clock.advance(Duration.ofSeconds(60));
        assertThatThrownBy(() -> ring.codeKey("c-9")).isInstanceOf(UnknownKeyException.class);
        assertThat(secrets.reads).hasSize(3);
    }

    @Test
    void an_empty_secret_or_one_without_a_version_has_no_keys_yet() {
        secrets.with(CODE, "{}");
        assertThatThrownBy(ring::currentCodeKey)
                .isInstanceOf(KeysNotReadyException.class)
                .hasMessage("no keys yet: code-keys");

        SecretsManagerKeyRing elsewhere =
                new SecretsManagerKeyRing(secrets, Map.of(SecretGroup.PHONE_KEYS, "arn:none"), clock);
        assertThatThrownBy(elsewhere::subjectKey)
                .isInstanceOf(KeysNotReadyException.class)
                .hasMessage("no keys yet: phone-keys");
    }

    @Test
    void keys_that_are_made_meanwhile_are_found_at_once() {
        secrets.with(CODE, "{}");
        assertThatThrownBy(ring::currentCodeKey).isInstanceOf(KeysNotReadyException.class);

        secrets.with(CODE, CODE_KEYS);

        assertThat(ring.currentCodeKey().id()).isEqualTo("c-2");
    }

    @Test
    void a_secret_that_cannot_be_read_is_said_so_and_asked_again_next_time() {
        secrets.down = true;
        assertThatThrownBy(ring::currentCodeKey)
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("read secret code-keys");

        secrets.down = false;
        assertThat(ring.currentCodeKey().id()).isEqualTo("c-2");
    }

    @Test
    void a_secret_that_the_function_was_not_given_is_a_mistake_of_the_deployment() {
        SecretsManagerKeyRing none = new SecretsManagerKeyRing(secrets, Map.of(), clock);

        assertThatThrownBy(none::currentCodeKey)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("this function has no secret code-keys");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "canary-not-json|malformed secret code-keys: not a JSON object",
                "[\"canary\"]|malformed secret code-keys: not a JSON object",
                "''|malformed secret code-keys: not a JSON object",
                "{\"current\":\"c-1\"}|malformed secret code-keys: keys",
                "{\"keys\":{}}|malformed secret code-keys: current",
                "{\"current\":\"canary\",\"keys\":{}}|malformed secret code-keys: current",
                "{\"current\":\"c-1\",\"keys\":{\"c-1\":\"canary!\"}}|malformed secret code-keys: keys.c-1",
                "{\"current\":\"c-1\",\"keys\":{\"c-1\":\"Y2FuYXJ5\"}}|malformed secret code-keys: keys.c-1",
                "{\"current\":\"c-1\",\"keys\":{\"c-1\":7}}|malformed secret code-keys: keys.c-1",
                "{\"current\":\"c-1\",\"current\":\"canary\"}|malformed secret code-keys: not a JSON object"
            })
    void a_malformed_secret_is_named_with_its_field_and_without_its_value(String text, String message) {
        secrets.with(CODE, text);

        assertThatThrownBy(ring::currentCodeKey)
                .isInstanceOf(MalformedSecretException.class)
                .hasMessage(message)
                .hasNoCause();
    }

    static Stream<Function<KeyRing, Key>> phoneKeys() {
        return Stream.of(KeyRing::phoneIndexKey, KeyRing::subjectKey, KeyRing::currentPhoneDataKey);
    }

    @ParameterizedTest
    @MethodSource("phoneKeys")
    void phone_keys_are_complete_or_refused(Function<KeyRing, Key> key) {
        secrets.with(PHONE, PHONE_KEYS.replace("\"subject\"", "\"other\""));

        assertThatThrownBy(() -> key.apply(ring)).hasMessage("malformed secret phone-keys: subject");
    }

    static String key(char of) {
        return Base64.getEncoder().encodeToString(bytes(of));
    }

    private static byte[] bytes(char of) {
        return String.valueOf(of).repeat(32).getBytes(StandardCharsets.US_ASCII);
    }
}
