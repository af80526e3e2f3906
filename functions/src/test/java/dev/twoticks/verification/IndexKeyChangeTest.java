package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.phone.FailureLock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A change of the index key, step by step as the owner's guide has it: the new key is made known, then the two change
/// places, and after a month the old one is taken out.
final class IndexKeyChangeTest {

    private static final String OLD = "index";
    private static final String NEW = "new index";

    private final World world = new World();

    @Test
    void wrong_codes_of_both_keys_lock_at_the_fiftieth() {
        world.lockAlmost(SIGN_IN);
        world.keys.indexKeys(NEW, OLD);
        world.passes(25 * 3600);

        VerificationId id = world.started();
        assertThat(world.gates().lock().failures()).isEqualTo(FailureLock.CAP - 1);
        world.check(id, World.wrong(id));

        assertThat(world.gates().lock().closedUntil(world.now())).isPresent();
        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isInstanceOf(StartResult.PhoneLimited.class);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_lock_stays_closed_under_the_new_key(boolean oldKeyTakenOut) {
        var until = world.lock(SIGN_IN);
        world.keys.indexKeys(NEW, OLD);
        world.passes(60);
        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isEqualTo(new StartResult.PhoneLimited(until));

        world.keys.indexKeys(NEW, oldKeyTakenOut ? null : OLD);

        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isEqualTo(new StartResult.PhoneLimited(until));
    }

    @Test
    void starts_and_cooldown_count_on() {
        world.started();
        world.keys.indexKeys(NEW, OLD);
        world.passes(10);

        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isInstanceOf(StartResult.PhoneLimited.class);

        world.passes(60);
        world.started();
        assertThat(world.activity().starts()).hasSize(2);
        world.keys.indexKeys(NEW, null);
        assertThat(world.activity().starts()).hasSize(2);
    }

    /// For five minutes some functions have read the secret and some have not.
    @Test
    void functions_that_have_the_keys_in_either_order_count_together() {
        int started = 0;
        for (int n = 0; n < 12; n++) {
            world.keys.indexKeys(n % 2 == 0 ? OLD : NEW, n % 2 == 0 ? NEW : OLD);
            if (world.start(StartRequests.of(World.NIGERIAN)) instanceof StartResult.Started) {
                started++;
            }
            world.passes(200);
        }
        // as many as with one key: five in an hour
        assertThat(started).isEqualTo(5);
    }

    @Test
    void a_verification_that_began_under_the_old_key_ends_as_it_would_have() {
        VerificationId id = world.started();
        world.send(id.ref(), new DeliveryId(1, 1));
        world.keys.indexKeys(NEW, OLD);

        assertThat(world.check(id, World.wrong(id))).isInstanceOf(CheckResult.Incorrect.class);
        assertThat(world.check(id, World.code(id))).isInstanceOf(CheckResult.Approved.class);
    }

    @Test
    void wrong_codes_of_a_verification_under_the_old_key_are_carried_by_the_next_start() {
        VerificationId before = world.started();
        world.keys.indexKeys(NEW, OLD);
        world.passes(60);
        world.started();
        for (int n = 0; n < 4; n++) {
            world.check(before, World.wrong(before));
        }
        assertThat(world.gates().lock()).isEqualTo(FailureLock.NONE);
        world.passes(120);

        world.start(StartRequests.of(World.NIGERIAN));

        assertThat(world.gates().lock().failures()).isEqualTo(4);
    }

    @Test
    void a_lock_under_the_new_key_refuses_a_resend_of_a_verification_that_began_under_the_old_one() {
        VerificationId before = world.started();
        world.keys.indexKeys(NEW, OLD);
        var until = world.lock(SIGN_IN);
        world.passes(60);

        assertThat(world.resend(before)).isEqualTo(new ResendResult.PhoneLimited(until));
        assertThat(world.workflow.started()).hasSize(1);
        assertThat(world.gates().lock().closedUntil(world.now())).contains(until);
    }

    @Test
    void a_lock_under_the_old_key_refuses_a_resend_of_a_verification_that_began_under_the_new_one() {
        world.keys.indexKeys(NEW, OLD);
        VerificationId after = world.started();
        world.keys.indexKeys(OLD, NEW);
        var until = world.lock(SIGN_IN);
        world.keys.indexKeys(NEW, OLD);
        world.passes(60);

        assertThat(world.resend(after)).isEqualTo(new ResendResult.PhoneLimited(until));
    }

    @Test
    void rounds_of_both_keys_fill_the_day() {
        world.keys.indexKeys(OLD, NEW);
        VerificationId before = world.started();
        world.keys.indexKeys(NEW, OLD);
        roundsOfTheDay();
        world.passes(60);

        assertThat(world.resend(before)).isInstanceOf(ResendResult.PhoneLimited.class);
    }

    /// Ten are allowed, and one is booked already.
    private void roundsOfTheDay() {
        for (int n = 1; n < 10; n++) {
            world.passes(1);
            Verification other = Examples.verification(100 + n, world.phone(World.NIGERIAN), SIGN_IN, world.now());
            world.memory.start(StoreSituation.start(other, world.activity(), null));
        }
    }

    @Test
    void wrong_codes_that_come_while_the_lock_is_carried_are_carried_too() {
        AtomicInteger carried = new AtomicInteger();
        VerificationId before = guessed();
        world.store = InterruptedStore.before("carryLock", world.memory, () -> {
            if (carried.getAndIncrement() == 0) {
                world.check(before, World.wrong(before));
            }
        });

        world.started();

        assertThat(carried).hasValue(2);
        assertThat(world.gates().lock().failures()).isEqualTo(2);
    }

    @Test
    void a_lock_that_changes_each_time_it_is_carried_starts_nothing() {
        AtomicInteger carried = new AtomicInteger();
        VerificationId before = guessed();
        world.store = InterruptedStore.before("carryLock", world.memory, () -> {
            carried.incrementAndGet();
            world.check(before, World.wrong(before));
        });

        assertThatThrownBy(() -> world.start(StartRequests.of(World.NIGERIAN)))
                .isInstanceOf(StoreUnavailableException.class);
        assertThat(carried).hasValue(2);
        assertThat(world.workflow.started()).hasSize(1);
    }

    /// A verification with one wrong code under the old key, a while before the new one is made known.
    private VerificationId guessed() {
        VerificationId id = world.started();
        world.check(id, World.wrong(id));
        world.keys.indexKeys(NEW, OLD);
        world.passes(60);
        return id;
    }
}
