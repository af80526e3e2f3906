package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.World.NIGERIAN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// How an erasure goes about it, and what it comes to.
final class ErasePassesTest {

    /// Has the length of a number, and is none that a plan knows today.
    private static final String NO_LONGER_VALID = "+2342000000000";

    private final World world = new World();

    @Test
    void number_that_its_plan_does_not_know_any_more_is_erased_all_the_same() {
        Verification old = Examples.verification(1, world.phone(NO_LONGER_VALID), SIGN_IN, world.now());
        world.memory.start(StoreSituation.start(old, world.activity(), null));
        assertThat(world.start(StartRequests.of(NO_LONGER_VALID))).isInstanceOf(StartResult.InvalidPhoneNumber.class);

        assertThat(world.erase(NO_LONGER_VALID)).isEqualTo(new EraseResult.Erased(1, 0, List.of(), 0));

        assertThat(world.memory.find(old.ref())).isEmpty();
    }

    @Test
    void number_that_is_asked_for_each_time_is_looked_at_three_times() {
        world.started();
        AtomicInteger passes = new AtomicInteger();
        world.store = InterruptedStore.before("forget", world.memory, () -> {
            passes.incrementAndGet();
            world.passes(700);
            world.started();
        });

        assertThatThrownBy(() -> world.erase(NIGERIAN)).isInstanceOf(StoreUnavailableException.class);

        assertThat(passes).hasValue(3);
    }

    @Test
    void what_has_ended_is_not_canceled_first() {
        VerificationId id = world.started();
        world.send(id.ref(), FIRST);
        world.check(id, World.code(id));
        WatchedStore watched = new WatchedStore(world.memory);
        world.store = watched.store();

        world.erase(NIGERIAN);

        assertThat(watched.calls()).contains("remove").doesNotContain("cancel");
    }

    @Test
    void parts_of_an_erasure_add_up_and_a_message_that_two_of_them_name_counts_once() {
        Erasure one = new Erasure(1, Set.of("SM1"), Set.of("SM2"), 2);
        Erasure other = new Erasure(2, Set.of("SM1", "SM3"), Set.of("SM4"), 3);

        assertThat(Erasure.of(List.of(one, other)))
                .isEqualTo(new Erasure(3, Set.of("SM1", "SM3"), Set.of("SM2", "SM4"), 5));
        assertThat(one.and(other).result()).isEqualTo(new EraseResult.Erased(3, 2, List.of("SM2", "SM4"), 5));
    }
}
