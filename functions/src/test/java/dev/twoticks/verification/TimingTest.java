package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a refusal may not tell it does not tell by the time it takes either, as far as the service's own work goes: the
/// store answers at once here. 20,000 samples of each in the exhaustive build, 2,000 in every other.
///
/// A build machine does other things too, so a difference counts if it is there in each of several series: a leak is,
/// and a neighbour's work is not. With so many samples even the two calls' different arguments show, some nanoseconds
/// that no network lets through, so a difference of less than a quarter of a microsecond is let pass.
final class TimingTest {

    private static final int SAMPLES = Boolean.getBoolean("test.exhaustive") ? 20_000 : 2_000;
    private static final int WARM_UP = 5_000;
    private static final int SERIES = 6;
    private static final double UNHEARD_NANOS = 250;

    private final World world = new World();
    private final VerificationId id = world.started();
    private final Verification read;
    private final Welch welch = new Welch(new Random(25), SAMPLES);

    TimingTest() {
        world.send(id.ref(), Examples.FIRST);
        read = world.read(id);
    }

    /// What is in the way of any code by the time it would be counted.
    @SuppressWarnings("ImmutableEnumChecker") // the functions hold nothing
    enum Obstacle {
        LOCK(read -> new CheckCommit.Locked(read.expiresAt())),
        END(read -> new CheckCommit.Refused(ended(read))),
        NOTHING_LEFT(_ -> new CheckCommit.Missing());

        private final Function<Verification, CheckCommit> commit;

        Obstacle(Function<Verification, CheckCommit> commit) {
            this.commit = commit;
        }

        private static Verification ended(Verification read) {
            return new Verification(
                    read.ref(),
                    read.request(),
                    StoredStatus.CANCELED,
                    read.startedAt(),
                    read.expiresAt(),
                    read.checks(),
                    read.codeKeyId(),
                    read.round(),
                    read.deliveries(),
                    null,
                    null,
                    null,
                    false,
                    read.keptNames());
        }
    }

    @ParameterizedTest
    @EnumSource
    void right_code_takes_as_long_to_be_refused_as_a_wrong_one(Obstacle obstacle) {
        CheckCode checks = checks(obstacle);
        Code right = World.code(id);
        Code wrong = World.wrong(id);

        assertThat(differences(() -> checks.check(id, World.SHOP, right), () -> checks.check(id, World.SHOP, wrong)))
                .as("all of them")
                .anyMatch(it -> !it.sure() || Math.abs(it.nanos()) < UNHEARD_NANOS);
    }

    /// The plainest leak: whoever is wrong anyway is answered without the transaction.
    @Test
    void early_answer_to_a_wrong_code_is_noticed() {
        CheckCode checks = checks(Obstacle.LOCK);
        Code right = World.code(id);
        Code wrong = World.wrong(id);
        Runnable early = () -> {
            if (Code.derive(world.keys.currentCodeKey(), id.ref()).matches(wrong)) {
                checks.check(id, World.SHOP, wrong);
            }
        };

        assertThat(differences(() -> checks.check(id, World.SHOP, right), early))
                .allMatch(it -> it.sure() && it.nanos() > UNHEARD_NANOS);
    }

    private List<Welch.Difference> differences(Runnable one, Runnable other) {
        List<Welch.Difference> differences = new ArrayList<>();
        InParallel.inTurn(() -> {
            for (int n = 0; n < WARM_UP; n++) {
                one.run();
                other.run();
            }
            for (int series = 0; series < SERIES; series++) {
                differences.add(welch.compare(one, other));
            }
        });
        return differences;
    }

    private CheckCode checks(Obstacle obstacle) {
        CheckCommit refusal = obstacle.commit.apply(read);
        Optional<Verification> found = Optional.of(read);
        VerificationStore store = answering(method -> method.equals("find") ? found : refusal);
        return new CheckCode(store, world.tasks, world.policy, world.keys, world.tokens, world.windows, unlogged());
    }

    private Surroundings unlogged() {
        return new Surroundings(world.clock, world.random, _ -> {});
    }

    private static VerificationStore answering(Function<String, Object> answers) {
        return (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, method, _) -> answers.apply(method.getName()));
    }
}
