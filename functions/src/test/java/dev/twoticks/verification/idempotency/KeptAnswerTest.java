package dev.twoticks.verification.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.key.Sealed;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class KeptAnswerTest {

    private final KeptAnswer kept = KeptAnswer.ofStart(new KeptRequest(
            KeptName.ofStart("shop", new IdempotencyKey("k")),
            Examples.ref(1),
            new Sealed("phone-2026-11", new byte[] {1}),
            Examples.NOW));

    @Test
    void what_comes_within_its_time_may_have_come_at_once_with_it() {
        Instant over = Examples.NOW.plus(Repeatable.UNDER_WAY);

        assertThat(kept.mayBeUnderWay(Examples.NOW)).isTrue();
        assertThat(kept.mayBeUnderWay(over.minusMillis(1))).isTrue();
        assertThat(kept.mayBeUnderWay(over)).isFalse();
    }
}
