package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.key.Key;
import dev.twoticks.verification.key.KeyMaker.Step;
import dev.twoticks.verification.key.UnknownKeyException;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rotations beside changes that an owner makes by hand.
final class RotationByHandTest {

    private static final String CODE = Rotations.CODE;
    private static final String PHONE = Rotations.PHONE;

    private final HandClock clock = new HandClock();
    private final Rotations rotations = new Rotations(clock);
    private final InMemorySecretsManager secrets = rotations.secrets;

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

    @Test
    void a_leaked_key_is_replaced_at_once_by_emptying_the_secret_and_rotating() {
        rotations.rotate(CODE);
        Key leaked = rotations.ring().currentCodeKey();

        secrets.with(CODE, "{}");
        rotations.rotate(CODE);

        assertThat(rotations.ring().currentCodeKey()).isNotEqualTo(leaked);
        assertThatThrownBy(() -> rotations.ring().codeKey(leaked.id())).isInstanceOf(UnknownKeyException.class);
    }

    private static String withKey(@Nullable String secret, String field) {
        String member = "\"" + field + "\":\"" + SecretsManagerKeyRingTest.key('x') + "\"";
        String without = Objects.requireNonNull(secret).replaceFirst("\"" + field + "\":\"[^\"]+\",?", "");
        return without.replaceFirst("\\{", "{" + member + ",");
    }
}
