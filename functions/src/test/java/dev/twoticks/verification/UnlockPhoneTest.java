package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.phone.FailureLock;
import dev.twoticks.verification.phone.NumberFault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class UnlockPhoneTest {

    private final World world = new World();

    private UnlockResult unlock(String number, @Nullable Purpose only) {
        return new UnlockPhone(world.memory, world.policy, world.keys, world.events).unlock(number, only);
    }

    private void startsAgain() {
        world.passes(700);
        world.started();
    }

    @Test
    void strict_lock_is_opened_and_the_number_can_be_verified_again() {
        world.policy.strictLock(true);
        world.lock(Examples.SIGN_IN);
        world.passes(700);
        assertThat(world.start(StartRequests.GOOD.request())).isInstanceOf(StartResult.PhoneLimited.class);

        assertThat(unlock(World.NIGERIAN, null)).isEqualTo(new UnlockResult.Opened(List.of(Examples.SIGN_IN)));
        assertThat(world.gates().lock()).isEqualTo(FailureLock.NONE);
        world.clock.forward(Duration.ofDays(1));
        startsAgain();
    }

    @Test
    void one_purpose_is_opened_and_the_others_stay_locked() {
        world.lock(Examples.SIGN_IN);

        assertThat(unlock(World.NIGERIAN, Examples.PHONE_CHANGE)).isEqualTo(new UnlockResult.Opened(List.of()));
        assertThat(world.gates().lock().closedUntil(world.now())).isPresent();
        assertThat(unlock(World.NIGERIAN, Examples.SIGN_IN))
                .isEqualTo(new UnlockResult.Opened(List.of(Examples.SIGN_IN)));
    }

    @Test
    void lock_that_still_stands_under_the_other_index_key_is_opened_too() {
        world.lock(Examples.SIGN_IN);
        world.keys.indexKeys("next", "index");

        assertThat(unlock(World.NIGERIAN, null)).isEqualTo(new UnlockResult.Opened(List.of(Examples.SIGN_IN)));
        world.keys.indexKeys("index", null);
        assertThat(world.gates().lock()).isEqualTo(FailureLock.NONE);
    }

    @Test
    void it_repeats_harmlessly() {
        world.lock(Examples.SIGN_IN);
        unlock(World.NIGERIAN, null);

        assertThat(unlock(World.NIGERIAN, null)).isEqualTo(new UnlockResult.Opened(List.of()));
    }

    @Test
    void what_is_no_number_is_refused_and_nothing_is_written() {
        assertThat(unlock("08031234567", null))
                .isEqualTo(new UnlockResult.InvalidPhoneNumber(NumberFault.COUNTRY_MISSING));
        assertThat(world.commits).isEmpty();
        assertThat(world.events.events()).isEmpty();
    }

    @Test
    void event_names_the_number_by_its_keyed_hash() {
        world.lock(Examples.SIGN_IN);
        unlock(World.NIGERIAN, null);

        assertThat(world.events.events())
                .last()
                .isEqualTo(new Event(
                        "phone.unlocked",
                        Map.of("phone", world.phone(World.NIGERIAN).hex(), "purposes", "sign_in")));
    }
}
