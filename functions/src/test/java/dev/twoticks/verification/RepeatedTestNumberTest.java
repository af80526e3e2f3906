package dev.twoticks.verification;

import static dev.twoticks.verification.TestNumbers.FICTITIOUS;
import static dev.twoticks.verification.TestNumbers.FIXED;
import static dev.twoticks.verification.TestNumbers.LAST_DAY;
import static dev.twoticks.verification.TestNumbers.listed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.limit.AddressLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Idempotency keys on starts and checks of test numbers.
final class RepeatedTestNumberTest {

    private static final Repeatable KEY = repeatable("body");

    private final World world = new World();

    @BeforeEach
    void list() {
        world.policy.put(listed(world, listed(FICTITIOUS, FIXED, LAST_DAY)));
    }

    @Test
    void repeated_start_is_answered_as_before_and_starts_no_workflow() {
        StartResult.Started first = start(KEY);
        List<String> written = List.copyOf(world.commits);
        Map<String, Integer> counted = world.windows.counts();
        world.passes(20);

        StartResult.Started again = start(KEY);

        assertThat(again.view()).isEqualTo(first.view());
        assertThat(again.id().reveal()).isEqualTo(first.id().reveal());
        assertThat(world.commits).isEqualTo(written);
        assertThat(world.workflow.started()).isEmpty();
        assertThat(world.windows.counts()).isEqualTo(counted);
    }

    @Test
    void full_window_does_not_stop_it_and_another_body_is_refused() {
        world.policy.addressLimits(new AddressLimits(1, 1, 1, 60));
        String first = start(KEY).id().reveal();
        world.passes(20);

        assertThat(start(KEY).id().reveal()).isEqualTo(first);
        assertThat(world.start(StartRequests.of(FICTITIOUS), repeatable("other")))
                .isInstanceOf(StartResult.KeyReused.class);
        assertThat(world.start(StartRequests.of(FICTITIOUS))).isInstanceOf(StartResult.RateLimited.class);
    }

    @Test
    void fixed_code_gives_the_same_marked_token_again() {
        VerificationId id = start(KEY).id();

        CheckResult first = world.check(id, World.SHOP, FIXED, KEY);
        world.passes(20);

        assertThat(world.check(id, World.SHOP, FIXED, KEY)).isEqualTo(first).isInstanceOf(CheckResult.Approved.class);
        assertThat(world.tokens.signed())
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.test()).isTrue());
    }

    @Test
    void number_that_has_ended_is_refused_under_its_key_too() {
        start(KEY);
        world.policy.put(listed(world, listed(FICTITIOUS, FIXED, LAST_DAY.minusYears(1))));

        assertThat(world.start(StartRequests.of(FICTITIOUS), KEY)).isInstanceOf(StartResult.TestNumberExpired.class);
    }

    private StartResult.Started start(Repeatable repeatable) {
        StartResult result = world.start(StartRequests.of(FICTITIOUS), repeatable);
        assertThat(result).isInstanceOf(StartResult.Started.class);
        return (StartResult.Started) result;
    }

    private static Repeatable repeatable(String body) {
        return Repeatable.of(new IdempotencyKey("key"), body);
    }
}
