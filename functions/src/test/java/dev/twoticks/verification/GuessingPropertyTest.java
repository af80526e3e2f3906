package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.VerificationId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One who guesses the codes of a number with all that the API offers, against a model of what may be told: new
/// verifications, new rounds, cancellations, purposes, and all the time in the world.
final class GuessingPropertyTest {

    private static final int SEQUENCES = Boolean.getBoolean("test.exhaustive") ? 1_000 : 60;
    private static final int COMMANDS = 500;
    private static final List<Purpose> PURPOSES = List.of(Examples.SIGN_IN, Examples.PHONE_CHANGE);

    @Test
    void no_order_of_requests_reveals_more_than_the_lock_allows() {
        int locks = 0;
        int approvals = 0;
        int refusedWhileTheOtherIsLocked = 0;
        for (int seed = 0; seed < SEQUENCES; seed++) {
            Guesser guesser = new Guesser(seed);
            for (int n = 0; n < COMMANDS; n++) {
                guesser.guess();
            }
            locks += guesser.locks;
            approvals += guesser.approvals;
            refusedWhileTheOtherIsLocked += guesser.approvedBesideALock;
        }
        assertThat(locks).as("locks in all").isGreaterThan(SEQUENCES / 2);
        assertThat(approvals).as("approvals in all").isGreaterThan(SEQUENCES / 10);
        assertThat(refusedWhileTheOtherIsLocked)
                .as("right codes of one purpose while the other is locked")
                .isPositive();
    }

    /// What the model knows of a purpose.
    private static final class Tally {

        int wrongInARow;
        int locks;

        @Nullable
        Instant lockedUntil;

        boolean locked(Instant now) {
            return lockedUntil != null && now.isBefore(lockedUntil);
        }

        /// @return whether this one locked
        boolean wrong(Instant now) {
            wrongInARow++;
            if (wrongInARow < 50 || (wrongInARow - 50) % 5 != 0) {
                return false;
            }
            locks++;
            lockedUntil = now.plus(Duration.ofHours(locks == 1 ? 1 : locks == 2 ? 4 : 24));
            return true;
        }

        void right() {
            wrongInARow = 0;
            locks = 0;
        }
    }

    /// A verification as the model knows it.
    private static final class Known {

        final VerificationId id;
        final Purpose purpose;
        final Instant expires;
        int checks;
        boolean over;

        Known(VerificationId id, Purpose purpose, Instant expires) {
            this.id = id;
            this.purpose = purpose;
            this.expires = expires;
        }
    }

    private static final class Guesser {

        final World world = new World();
        final Random random;
        final Map<Purpose, Tally> tallies = new HashMap<>();
        final List<Known> known = new ArrayList<>();
        int locks;
        int approvals;
        int approvedBesideALock;

        Guesser(int seed) {
            random = new Random(seed);
            PURPOSES.forEach(it -> tallies.put(it, new Tally()));
        }

        /// Right codes are rare, as they are for one who guesses; less so for the last check and beside a lock.
        void guess() {
            int dice = random.nextInt(100);
            if (known.isEmpty() || dice < 12) {
                start();
            } else if (dice < 88) {
                Known one = known.get(Math.max(0, known.size() - 1 - random.nextInt(2)));
                check(one, random.nextInt(odds(one)) == 0);
            } else if (dice < 92) {
                world.resend(known.getLast().id);
            } else if (dice < 93) {
                Known one = known.getLast();
                one.over |= world.cancel(one.id) instanceof CancelResult.Canceled;
            } else {
                world.clock.forward(Duration.ofSeconds(random.nextBoolean() ? 20_000 : random.nextInt(900)));
            }
        }

        private int odds(Known one) {
            if (PURPOSES.stream()
                    .anyMatch(it -> !it.equals(one.purpose) && tally(it).locked(world.now()))) {
                return 5;
            }
            return one.checks == Verification.MAX_CHECKS - 1 ? 60 : 250;
        }

        private void start() {
            Purpose purpose = PURPOSES.get(random.nextInt(4) == 0 ? 1 : 0);
            boolean locked = tally(purpose).locked(world.now());
            StartResult result =
                    world.start(StartRequests.GOOD.withPurpose(purpose, null).request());
            if (result instanceof StartResult.Started started) {
                assertThat(locked).as("started although locked").isFalse();
                known.add(new Known(started.id(), purpose, world.now().plus(Verification.LIFE)));
                world.send(started.id().ref(), Examples.FIRST);
            }
        }

        private void check(Known one, boolean right) {
            Instant now = world.now();
            Tally tally = tally(one.purpose);
            boolean open = !one.over
                    && one.checks < Verification.MAX_CHECKS
                    && now.isBefore(one.expires)
                    && !tally.locked(now);

            CheckResult result = world.check(one.id, right ? World.code(one.id) : World.wrong(one.id));

            switch (result) {
                case CheckResult.Approved _ -> {
                    assertThat(open && right).as("approved").isTrue();
                    one.over = true;
                    one.checks++;
                    approvals++;
                    tally.right();
                    if (PURPOSES.stream().anyMatch(it -> tally(it).locked(now))) {
                        approvedBesideALock++;
                    }
                }
                case CheckResult.Incorrect(int left) -> {
                    assertThat(open && !right).as("told that it is wrong").isTrue();
                    one.checks++;
                    assertThat(left).isEqualTo(Verification.MAX_CHECKS - one.checks);
                    locks += tally.wrong(now) ? 1 : 0;
                }
                case CheckResult.KeyReused _, CheckResult.KeyInFlight _ ->
                    throw new AssertionError("nobody has used a key");
                case CheckResult.AlreadyApproved _,
                        CheckResult.Canceled _,
                        CheckResult.Expired _,
                        CheckResult.Exhausted _,
                        CheckResult.PhoneLimited _ ->
                    assertThat(open).as("refused as %s", result).isFalse();
                case CheckResult.RateLimited _ -> {
                    // the caller's address has asked too often, whatever it asked for
                }
                // a later start deletes what can no longer be read
                case CheckResult.NotFound _ ->
                    assertThat(now).as("forgotten").isAfterOrEqualTo(one.expires.plus(Verification.MEMORY));
            }
        }

        private Tally tally(Purpose purpose) {
            return tallies.computeIfAbsent(purpose, _ -> new Tally());
        }
    }
}
