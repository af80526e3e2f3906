package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.TaskAnswer.Done;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CancelVerificationTest {

    private final World world = new World();
    private final VerificationId id = world.started();

    private static CancelResult answer(Pointless how) {
        return switch (how) {
            case APPROVED -> new CancelResult.AlreadyApproved();
            case CANCELED -> new CancelResult.Canceled();
            case EXPIRED -> new CancelResult.Expired();
            case EXHAUSTED -> new CancelResult.Exhausted();
            case SUPERSEDED -> throw new IllegalArgumentException("no end");
        };
    }

    @Test
    void it_is_canceled_its_tasks_are_told_and_nothing_is_sent_any_more() {
        world.send(id.ref(), Examples.FIRST);

        assertThat(world.cancel(id)).isEqualTo(new CancelResult.Canceled());

        assertThat(world.told(Examples.FIRST)).containsExactly(new Done(Outcome.CANCELED));
        assertThat(world.send(id.ref(), Examples.FALLBACK)).isEqualTo(new SendResult.Pointless(Outcome.CANCELED));
        assertThat(world.view(id).status()).isEqualTo(Status.CANCELED);
        assertThat(world.events.named("verification.canceled")).hasSize(1);
        assertThat(world.events.named("task.not_answered")).isEmpty();
    }

    @Test
    void canceling_makes_room_for_another_verification_but_keeps_the_cooldown() {
        world.cancel(id);

        assertThat(world.start(StartRequests.GOOD.request()))
                .isEqualTo(new StartResult.PhoneLimited(Examples.NOW.plusSeconds(30)));
        world.passes(30);
        world.started();
        world.passes(40);
        world.started();
    }

    @Test
    void a_task_that_cannot_be_told_takes_nothing_back() {
        world.send(id.ref(), Examples.FIRST);
        world.tasks.available(false);

        assertThat(world.cancel(id)).isEqualTo(new CancelResult.Canceled());
        assertThat(world.events.named("task.not_answered")).hasSize(1);
    }

    @Test
    void a_given_up_one_can_be_canceled() {
        world.giveUp(id.ref(), 1);

        assertThat(world.cancel(id)).isEqualTo(new CancelResult.Canceled());
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SUPERSEDED")
    void one_that_has_ended_says_how_and_nothing_is_written(Pointless how) {
        how.come(world, id);
        List<String> before = List.copyOf(world.commits);

        assertThat(world.cancel(id)).isEqualTo(answer(how));

        assertThat(world.commits).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"SUPERSEDED", "EXPIRED"})
    void one_that_ends_in_the_meantime_says_how(Pointless how) {
        world.store = InterruptedStore.before("cancel", world.memory, () -> {
            world.store = world.memory;
            how.come(world, id);
        });

        assertThat(world.cancel(id)).isEqualTo(answer(how));
    }

    @Test
    void somebody_elses_is_not_found() {
        CancelVerification cancel =
                new CancelVerification(world.memory, world.tasks, world.policy, world.surroundings());

        assertThat(cancel.cancel(id, new Caller("another", null, FixedPolicy.ORIGIN)))
                .isEqualTo(new CancelResult.NotFound());
        assertThat(cancel.cancel(VerificationId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow(), World.SHOP))
                .isEqualTo(new CancelResult.NotFound());
        assertThat(world.view(id).status()).isEqualTo(Status.PENDING);
    }
}
