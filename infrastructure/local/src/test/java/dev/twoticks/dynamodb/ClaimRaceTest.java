package dev.twoticks.dynamodb;

import static dev.twoticks.verification.Examples.CODE_KEY;
import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.LATER;
import static dev.twoticks.verification.Examples.PROVIDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Claim;
import dev.twoticks.verification.ClaimCommit;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.TaskToken;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ClaimRaceTest {

    private final RacingStore racing = RacingStore.on(TestDatabase.client());

    @Test
    void duplicated_fallback_triggers_claim_one_message() {
        List<ClaimCommit> answers = Race.run(
                Race.RUNS,
                it -> racing.store()
                        .claim(new Claim(
                                racing.started().ref(),
                                FALLBACK,
                                Channel.SMS,
                                PROVIDER,
                                new TaskToken("token " + it),
                                CODE_KEY,
                                LATER)));

        assertThat(answers.stream().filter(ClaimCommit.Claimed.class::isInstance))
                .hasSize(1);
        assertThat(answers.stream().filter(ClaimCommit.Held.class::isInstance)).hasSize(Race.RUNS - 1);
        assertThat(racing.stored().deliveries()).containsOnlyKeys(FALLBACK);
    }
}
