package dev.twoticks.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.BreakerKey.Kind;
import dev.twoticks.verification.breaker.CallCounts;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/// Breakers under 64 threads.
final class BreakerRaceTest {

    private static final DynamoDbClient CLIENT = TestDatabase.client();
    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final Breaker OPENED =
            new Breaker(new BreakerKey(Kind.SENDER, "+15005550100"), Examples.NOW.plus(PAUSE), PAUSE);

    private final VerificationStore store = new DynamoDbVerificationStore(
            CLIENT, CLIENT, AttemptsTable.create(CLIENT), Examples.PROVIDER, new SecureRandom());

    @Test
    void of_a_thousand_failures_at_once_one_opens_the_breaker() {
        List<Boolean> opened = Race.run(Race.RUNS, _ -> store.openBreaker(OPENED, Examples.NOW));

        assertThat(opened.stream().filter(it -> it)).hasSize(1);
    }

    @Test
    void of_a_thousand_starts_after_the_pause_one_finds_out() {
        store.openBreaker(OPENED, Examples.NOW);
        Breaker next = OPENED.probed(OPENED.retryAt(), Duration.ofHours(1));

        List<Boolean> probing = Race.run(Race.RUNS, _ -> store.probeBreaker(OPENED, next));

        assertThat(probing.stream().filter(it -> it)).hasSize(1);
    }

    @Test
    void no_call_of_a_minute_is_lost() {
        Race.run(
                Race.RUNS,
                it -> store.countCalls(Examples.NOW, it % 2 == 0 ? CallCounts.CALL : CallCounts.FAILED_CALL));

        assertThat(store.countCalls(Examples.NOW, CallCounts.NONE))
                .isEqualTo(new CallCounts(Race.RUNS, Race.RUNS / 2, 0));
    }
}
