package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyMaker.Step;
import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Rotations after the first.
final class RotationTest {

    private static final String CODE = Rotations.CODE;
    private static final String PHONE = Rotations.PHONE;
    private static final String SIGNING = Rotations.SIGNING;

    private final HandClock clock = new HandClock();
    private final Rotations rotations = new Rotations(clock);
    private final InMemorySecretsManager secrets = rotations.secrets;

    @Test
    void a_key_is_known_at_once_and_used_an_hour_later() {
        rotations.rotate(CODE);
        rotations.rotate(PHONE);
        Key code = rotations.ring().currentCodeKey();
        Key data = rotations.ring().currentPhoneDataKey();

        rotations.rotate(CODE);
        rotations.rotate(PHONE);

        String nextCode = made(CODE, code.id());
        String nextData = made(PHONE, data.id());
        assertThat(rotations.ring().codeKey(nextCode).id()).isEqualTo(nextCode);
        assertThat(rotations.ring().phoneDataKey(nextData).id()).isEqualTo(nextData);
        clock.advance(Duration.ofHours(1).minusMillis(1));
        assertThat(rotations.ring().currentCodeKey()).isEqualTo(code);
        assertThat(rotations.ring().currentPhoneDataKey()).isEqualTo(data);
        clock.advance(Duration.ofMillis(1));
        assertThat(rotations.ring().currentCodeKey().id()).isEqualTo(nextCode);
        assertThat(rotations.ring().currentPhoneDataKey().id()).isEqualTo(nextData);
        assertThat(rotations.ring().codeKey(code.id())).isEqualTo(code);
        assertThat(rotations.ring().phoneDataKey(data.id())).isEqualTo(data);
    }

    @Test
    void a_key_comes_into_use_for_those_who_have_not_read_since_it_was_published() {
        rotations.rotate(CODE);
        rotations.rotate(CODE);
        Key old = rotations.ring().currentCodeKey();
        clock.advance(Duration.ofMinutes(58));
        SecretsManagerKeyRing cached = rotations.ring();
        assertThat(cached.currentCodeKey()).isEqualTo(old);
        int reads = secrets.reads.size();

        clock.advance(Duration.ofMinutes(2));

        assertThat(cached.currentCodeKey()).isNotEqualTo(old);
        assertThat(secrets.reads).hasSize(reads);
    }

    @ParameterizedTest
    @CsvSource({CODE + ",PT1H,PT1H", SIGNING + ",PT4H,PT24H"})
    void a_key_is_dropped_by_the_first_rotation_after_nobody_needs_it(String secret, Duration ahead, Duration kept) {
        rotations.rotate(secret);
        String first = json(secret).path("current").textValue();
        rotations.rotate(secret);
        clock.advance(ahead);
        rotations.rotate(secret);
        clock.advance(ahead.compareTo(kept) < 0 ? kept.minusMinutes(1) : kept.minusMillis(1));
        rotations.rotate(secret);
        assertThat(secrets.at(secret, InMemorySecretsManager.CURRENT)).contains(first);

        clock.advance(ahead);
        rotations.rotate(secret);

        assertThat(secrets.at(secret, InMemorySecretsManager.CURRENT)).doesNotContain(first);
    }

    @Test
    void a_data_key_opens_numbers_for_three_days_after_its_last_use() {
        rotations.rotate(PHONE);
        Key first = rotations.ring().currentPhoneDataKey();
        rotations.rotate(PHONE);
        clock.advance(Duration.ofHours(1));
        for (int hours = 0; hours < 72; hours += 2) {
            rotations.rotate(PHONE);
            assertThat(rotations.ring().phoneDataKey(first.id())).isEqualTo(first);
            clock.advance(Duration.ofHours(2));
        }
        rotations.rotate(PHONE);

        assertThatThrownBy(() -> rotations.ring().phoneDataKey(first.id())).isInstanceOf(UnknownKeyException.class);
    }

    @Test
    void no_rotation_touches_the_index_and_the_subject_key() {
        rotations.rotate(PHONE);
        Key index = rotations.ring().phoneIndexKey();
        Key subject = rotations.ring().subjectKey();

        for (int times = 0; times < 20; times++) {
            clock.advance(Duration.ofDays(30));
            rotations.rotate(PHONE);
            assertThat(rotations.ring().phoneIndexKey()).isEqualTo(index);
            assertThat(rotations.ring().subjectKey()).isEqualTo(subject);
        }
    }

    @Test
    void a_rotation_keeps_the_other_index_key() {
        rotations.rotate(PHONE);
        String with = Objects.requireNonNull(secrets.at(PHONE, InMemorySecretsManager.CURRENT))
                .replaceFirst("\\{", "{\"other_index\":\"" + SecretsManagerKeyRingTest.key('o') + "\",");
        secrets.with(PHONE, with);

        rotations.rotate(PHONE);

        assertThat(rotations.ring().otherPhoneIndexKey()).map(Key::id).contains("other_index");
    }

    @ParameterizedTest
    @ValueSource(strings = {CODE, PHONE, SIGNING})
    void while_a_key_waits_for_its_time_a_rotation_changes_nothing(String secret) {
        rotations.rotate(secret);
        rotations.rotate(secret);
        String waiting = secrets.at(secret, InMemorySecretsManager.CURRENT);

        clock.advance(Duration.ofMinutes(59));
        rotations.rotate(secret);

        assertThat(secrets.at(secret, InMemorySecretsManager.CURRENT)).isEqualTo(waiting);
    }

    @Test
    void a_pair_of_another_kind_is_published_four_hours_before_it_signs() {
        rotations.rotate(SIGNING, SigningAlgorithm.RS256);
        String rsa = rotations.signing().current();

        rotations.rotate(SIGNING, SigningAlgorithm.ES256);

        assertThat(rotations.signing().pairs()).hasSize(2);
        clock.advance(Duration.ofHours(4).minusMillis(1));
        assertThat(rotations.signing().current()).isEqualTo(rsa);
        clock.advance(Duration.ofMillis(1));
        SigningKeyPairs pairs = rotations.signing();
        assertThat(pairs.current()).isNotEqualTo(rsa);
        assertThat(Objects.requireNonNull(pairs.pairs().get(pairs.current()))
                        .getPublic()
                        .getAlgorithm())
                .isEqualTo("EC");
        assertThat(pairs.pairs()).containsKey(rsa);
    }

    @Test
    void a_rotation_that_was_stuck_is_given_up_and_the_next_one_works() {
        rotations.rotate(SIGNING);
        String before = secrets.at(SIGNING, InMemorySecretsManager.CURRENT);
        String version = rotations.begin(SIGNING);
        rotations.maker(SigningAlgorithm.ES256).step(SIGNING, version, Step.CREATE);
        clock.advance(Duration.ofMinutes(45).plusSeconds(1));

        assertThatThrownBy(() -> rotations.maker(SigningAlgorithm.ES256).step(SIGNING, version, Step.FINISH))
                .hasMessage("the rotation of signing-keys took so long that it was given up: rotate again");

        assertThat(secrets.at(SIGNING, InMemorySecretsManager.CURRENT)).isEqualTo(before);
        assertThat(secrets.at(SIGNING, InMemorySecretsManager.PENDING)).isNull();
        for (Step again : new Step[] {Step.CREATE, Step.SET}) {
            rotations.maker(SigningAlgorithm.ES256).step(SIGNING, version, again);
        }
        rotations.rotate(SIGNING);
        assertThat(rotations.signing().pairs()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({CODE + ",PT45M", PHONE + ",PT45M", SIGNING + ",PT45M"})
    void a_rotation_that_is_late_within_its_notice_is_finished(String secret, Duration late) {
        rotations.rotate(secret);
        String version = rotations.begin(secret);
        rotations.maker(SigningAlgorithm.ES256).step(secret, version, Step.CREATE);
        clock.advance(late);

        assertThatCode(() -> rotations.maker(SigningAlgorithm.ES256).step(secret, version, Step.FINISH))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"index", "other_index", "subject"})
    void a_rotation_that_would_undo_a_change_by_hand_is_let_go_and_the_next_one_works(String field) {
        rotations.rotate(PHONE);
        String version = rotations.begin(PHONE);
        rotations.maker(SigningAlgorithm.ES256).step(PHONE, version, Step.CREATE);
        String changed = withKey(secrets.at(PHONE, InMemorySecretsManager.CURRENT), field);
        secrets.with(PHONE, changed);

        assertThatThrownBy(() -> rotations.maker(SigningAlgorithm.ES256).step(PHONE, version, Step.FINISH))
                .hasMessage("the rotation of phone-keys would undo a change of the index or subject key: rotate again");

        assertThat(secrets.at(PHONE, InMemorySecretsManager.CURRENT)).isEqualTo(changed);
        assertThat(secrets.at(PHONE, InMemorySecretsManager.PENDING)).isNull();
        clock.advance(Duration.ofHours(2));
        rotations.rotate(PHONE);
        assertThat(secrets.at(PHONE, InMemorySecretsManager.CURRENT))
                .isNotEqualTo(changed)
                .contains(SecretsManagerKeyRingTest.key('x'));
    }

    private static String withKey(@Nullable String secret, String field) {
        String member = "\"" + field + "\":\"" + SecretsManagerKeyRingTest.key('x') + "\"";
        String without = Objects.requireNonNull(secret).replaceFirst("\"" + field + "\":\"[^\"]+\",?", "");
        return without.replaceFirst("\\{", "{" + member + ",");
    }

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

    @Test
    void a_leaked_key_is_replaced_at_once_by_emptying_the_secret_and_rotating() {
        rotations.rotate(CODE);
        Key leaked = rotations.ring().currentCodeKey();

        secrets.with(CODE, "{}");
        rotations.rotate(CODE);

        assertThat(rotations.ring().currentCodeKey()).isNotEqualTo(leaked);
        assertThatThrownBy(() -> rotations.ring().codeKey(leaked.id())).isInstanceOf(UnknownKeyException.class);
    }

    /// A function frozen for hours wakes up with what it has cached, and with the time of day.
    @Test
    void what_was_cached_before_a_freeze_is_not_used_after_it() {
        rotations.rotate(CODE);
        rotations.rotate(PHONE);
        rotations.rotate(SIGNING);
        SecretsManagerKeyRing frozen = rotations.ring();
        SecretsManagerSigningKeys signing = new SecretsManagerSigningKeys(secrets, SIGNING, clock);
        frozen.currentCodeKey();
        frozen.currentPhoneDataKey();
        signing.keys();
        for (int months = 0; months < 3; months++) {
            clock.advance(Duration.ofDays(30));
            List.of(CODE, PHONE, SIGNING).forEach(rotations::rotate);
        }
        clock.advance(Duration.ofHours(5));

        assertThat(frozen.currentCodeKey()).isEqualTo(rotations.ring().currentCodeKey());
        assertThat(frozen.currentPhoneDataKey()).isEqualTo(rotations.ring().currentPhoneDataKey());
        assertThat(signing.keys().current()).isEqualTo(rotations.signing().current());
    }

    /// The id of the key in the secret that is not the one before.
    private String made(String secret, String before) {
        JsonNode json = json(secret);
        Set<String> ids = new HashSet<>();
        (json.has("data") ? json.path("data") : json).path("keys").fieldNames().forEachRemaining(ids::add);
        ids.remove(before);
        return ids.iterator().next();
    }

    private JsonNode json(String secret) {
        try {
            return new ObjectMapper().readTree(secrets.at(secret, InMemorySecretsManager.CURRENT));
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
