package dev.twoticks.secrets;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.key.KeyMaker.Step;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Rotations that take their time.
final class StuckRotationTest {

    private static final String CODE = Rotations.CODE;
    private static final String PHONE = Rotations.PHONE;
    private static final String SIGNING = Rotations.SIGNING;

    private final HandClock clock = new HandClock();
    private final Rotations rotations = new Rotations(clock);
    private final InMemorySecretsManager secrets = rotations.secrets;

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
}
