package dev.twoticks.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.Examples;
import dev.twoticks.verification.StoredStatus;
import dev.twoticks.verification.Verification;
import dev.twoticks.verification.VerificationStore;
import dev.twoticks.verification.application.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every awaited call of every use case, each ended before it and after it, and each answered by an outage that did or
/// did not happen: all come to a good end, and nothing is revealed that was not committed.
final class CrashPointsTest {

    private static final Caller CALLER = Person.someApplication(new SplittableRandom(1));

    /// What is to happen around the process that is hit, as a person would go on who gets no answer.
    @SuppressWarnings("ImmutableEnumChecker") // stories hold nothing that changes
    enum Course {
        START("start", "APPROVED", Setting.Mood.CALM, (world, _) -> {
            start(world, 0, person -> person.typeRight(Duration.ofSeconds(100)));
            start(world, 45, person -> person.typeRight(Duration.ofSeconds(50)));
        }),
        SEND(
                "SendCode",
                "APPROVED",
                Setting.Mood.CALM,
                (world, _) -> start(world, 0, person -> {
                    person.typeRight(Duration.ofSeconds(100));
                })),
        RECEIPT(
                "receipt",
                "APPROVED",
                Setting.Mood.CALM,
                (world, _) -> start(world, 0, person -> {
                    person.typeRight(Duration.ofSeconds(100));
                })),
        RIGHT_CHECK(
                "check",
                "APPROVED",
                Setting.Mood.CALM,
                (world, _) -> start(world, 0, person -> {
                    person.typeRight(Duration.ofSeconds(20));
                    person.typeRight(Duration.ofSeconds(40));
                })),
        WRONG_CHECK(
                "check",
                "APPROVED",
                Setting.Mood.CALM,
                (world, _) -> start(world, 0, person -> {
                    person.typeWrong(Duration.ofSeconds(20));
                    person.typeWrong(Duration.ofSeconds(30));
                    person.typeRight(Duration.ofSeconds(40));
                })),
        RESEND(
                "resend",
                "APPROVED",
                Setting.Mood.CALM,
                (world, _) -> start(world, 0, person -> {
                    person.resend(Duration.ofSeconds(35));
                    person.resend(Duration.ofSeconds(45));
                    person.typeRight(Duration.ofSeconds(100));
                })),
        CANCEL(
                "cancel",
                "CANCELED",
                Setting.Mood.CALM,
                (world, _) -> start(world, 0, person -> {
                    person.cancel(Duration.ofSeconds(2));
                    person.cancel(Duration.ofSeconds(20));
                })),
        GIVE_UP("GiveUp", "PENDING", Setting.Mood.UNREACHABLE, (world, _) -> start(world, 0, _ -> {}));

        private final String process;
        private final String end;
        private final Setting.Mood mood;
        private final Story story;

        Course(String process, String end, Setting.Mood mood, Story story) {
            this.process = process;
            this.end = end;
            this.mood = mood;
            this.story = story;
        }

        private static void start(World world, int second, World.Accepted then) {
            Asking asking = new Asking(CALLER, world.number(), Examples.SIGN_IN);
            world.start(Duration.ofSeconds(second), asking, then);
        }

        private World world(Fates fates) {
            return new World(Setting.of(story, mood, fates), new Counts(), true);
        }

        /// The awaited calls of the first process of this kind, in order.
        private List<String> points() {
            List<String> points = new ArrayList<>();
            List<Invocation> first = new ArrayList<>();
            world((caller, point) -> {
                        if (caller.name().equals(process) && first.isEmpty()) {
                            first.add(caller);
                        }
                        if (first.contains(caller)) {
                            points.add(point);
                        }
                        return Fate.FINE;
                    })
                    .run();
            return points;
        }
    }

    static Stream<Arguments> everyPoint() {
        return Stream.of(Course.values()).flatMap(course -> {
            List<String> points = course.points();
            return IntStream.range(0, points.size())
                    .boxed()
                    .flatMap(nth -> Stream.of(Fate.values())
                            .filter(it -> it != Fate.FINE)
                            .map(fate -> Arguments.of(course, nth + 1, points.get(nth), fate)));
        });
    }

    @ParameterizedTest(name = "{0}: {2} {3}")
    @MethodSource("everyPoint")
    void crash_at_any_awaited_call_comes_to_a_good_end(Course course, int nth, String point, Fate fate) {
        World world = course.world(Fates.once(course.process, nth, fate));

        world.run();

        assertThat(ends(world)).as(() -> String.join("\n", world.lines())).contains(StoredStatus.valueOf(course.end));
        assertThat(world.lines()).anyMatch(it -> it.contains(point + " " + fate));
    }

    @Test
    void every_use_case_awaits_what_it_must() {
        assertThat(Course.START.points()).contains("store.gates", "store.start", "startExecution");
        assertThat(Course.SEND.points()).contains("store.claim", "provider.send", "store.recordSend");
        assertThat(Course.RECEIPT.points()).contains("store.recordReceipt");
        assertThat(Course.RIGHT_CHECK.points()).contains("store.find", "store.approve");
        assertThat(Course.WRONG_CHECK.points()).contains("store.find", "store.countWrong");
        assertThat(Course.RESEND.points()).contains("store.find", "store.gates", "store.openRound", "startExecution");
        assertThat(Course.CANCEL.points()).contains("store.find", "store.cancel");
        assertThat(Course.GIVE_UP.points()).contains("store.giveUp");
    }

    private static List<StoredStatus> ends(World world) {
        VerificationStore store = world.store();
        return world.judge().verifications().stream()
                .map(it -> store.find(it.ref).map(Verification::stored).orElseThrow())
                .toList();
    }
}
