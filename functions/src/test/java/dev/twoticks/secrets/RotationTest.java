package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
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
