package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.StartCommit;
import dev.twoticks.verification.StartResult;
import dev.twoticks.verification.StartWrite;
import dev.twoticks.verification.phone.PhoneActivity;
import dev.twoticks.verification.phone.PhoneActivity.PastStart;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// One number that is asked for very often at once: one of them is its start.
final class StartRaceTest {

    private static final int STARTS = Boolean.getBoolean("test.exhaustive") ? 2_000 : 200;
    private static final String NUMBER = "+2348031234567";

    /// As if all of them had read that the number was never asked for.
    @Test
    void of_parallel_starts_that_were_decided_from_the_same_read_one_is_committed() {
        RacingStore racing = RacingStore.on(TestDatabase.client());

        List<StartCommit> answers = Race.run(STARTS, it -> racing.store().start(write(it)));

        List<PastStart> committed =
                racing.store().gates(OTHER_PHONE, SIGN_IN).activity().starts();
        assertThat(committed).hasSize(1);
        assertThat(answers).hasSize(STARTS).containsOnlyOnce(new StartCommit.Committed());
        assertThat(answers.stream().filter(StartCommit.PhoneChanged.class::isInstance))
                .hasSize(STARTS - 1)
                .allSatisfy(it -> assertThat(
                                ((StartCommit.PhoneChanged) it).current().starts())
                        .isEqualTo(committed));
        assertThat(IntStream.range(0, STARTS)
                        .mapToObj(it -> write(it).verification().ref())
                        .filter(it -> racing.store().find(it).isPresent()))
                .containsExactly(committed.getFirst().ref());
    }

    @Test
    void of_parallel_requests_for_one_number_one_is_started_in_a_cooldown() {
        EraseWorld world = new EraseWorld();

        List<StartResult> answers = Race.run(STARTS, _ -> world.start(NUMBER, SIGN_IN));

        assertThat(answers.stream().filter(StartResult.Started.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(StartResult.PhoneLimited.class::isInstance))
                .hasSize(STARTS - 1);
        assertThat(world.items().keySet().stream().filter(it -> it.startsWith("VERIFICATION#")))
                .hasSize(1);
    }

    private static StartWrite write(int number) {
        return new StartWrite(
                Examples.verification(2 + number, OTHER_PHONE, SIGN_IN, NOW), PhoneActivity.NONE, null, NOW);
    }
}
