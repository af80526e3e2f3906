package dev.twoticks.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/// 50,000 schedules in every build, a million in the exhaustive one; `-Dsimulation.schedules` for any other number,
/// `-Dsimulation.first` for other seeds, `-Dsimulation.seed` for one of them and its whole story.
final class SimulationTest {

    private static final boolean EXHAUSTIVE = Boolean.getBoolean("test.exhaustive");
    private static final long FIRST = Long.getLong("simulation.first", 1);
    private static final long SCHEDULES = Long.getLong("simulation.schedules", EXHAUSTIVE ? 1_000_000 : 50_000);

    private final Counts counts = new Counts();

    @Test
    void every_invariant_holds_in_every_schedule() throws Exception {
        Optional<Simulation.Outcome> bad = Simulation.first(FIRST, SCHEDULES, Setting::of, counts);

        assertThat(bad.map(Simulation.Outcome::report)).isEmpty();
        assertThat(everythingMeant()).filteredOn(it -> counts.of(it) == 0).isEmpty();
    }

    @Test
    void schedule_does_exactly_the_same_again() {
        for (long seed = 1; seed <= 100; seed++) {
            Simulation.Outcome first = Simulation.run(Setting.of(seed), counts, true);

            assertThat(first.lines()).isNotEmpty();
            assertThat(Simulation.run(Setting.of(seed), counts, true).lines()).isEqualTo(first.lines());
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "simulation.seed", matches = "[0-9]+")
    void one_seed_tells_its_whole_story() {
        Simulation.Outcome outcome = Simulation.run(Setting.of(Long.getLong("simulation.seed")), counts, true);
        System.out.println(outcome.report());

        assertThat(outcome.thrown()).isNull();
    }

    /// What a run that is worth anything has met.
    private static List<String> everythingMeant() {
        Stream<String> processes = Stream.of(
                        "start store.gates",
                        "start store.start",
                        "start startExecution",
                        "SendCode store.claim",
                        "SendCode provider.send",
                        "SendCode store.recordSend",
                        "SendCode sendTaskSuccess",
                        "SendCode sendTaskFailure",
                        "GiveUp store.giveUp",
                        "receipt store.recordReceipt",
                        "receipt sendTaskSuccess",
                        "receipt sendTaskFailure",
                        "check store.find",
                        "check store.countWrong",
                        "check store.approve",
                        "check sendTaskSuccess",
                        "resend store.find",
                        "resend store.gates",
                        "resend store.openRound",
                        "resend startExecution",
                        "resend sendTaskSuccess",
                        "cancel store.find",
                        "cancel store.cancel",
                        "cancel sendTaskSuccess")
                .flatMap(it ->
                        Stream.of(it + " CRASH_BEFORE", it + " CRASH_AFTER", it + " REFUSED", it + " ANSWER_LOST"));
        Stream<String> trouble = Stream.of(
                "lambda THROTTLED",
                "lambda RUN_TWICE",
                "lambda ANSWER_LOST",
                "lambda FROZEN",
                "provider silent",
                "provider not reached",
                "provider no answer",
                "provider refuses credentials",
                "provider ambiguous and sent",
                "provider ambiguous and not sent",
                "receipt lost",
                "receipt late",
                "receipt repeated",
                "receipt out of order",
                "keys rotated",
                "start PhoneLimited",
                "start WorkflowUnavailable",
                "check PhoneLimited",
                "check Exhausted",
                "check Expired",
                "check Canceled",
                "check AlreadyApproved",
                "stranger NotFound",
                "approval after the fallback",
                "fallback after the end");
        Stream<String> ends = Stream.of(
                "execution delivered",
                "execution approved",
                "execution canceled",
                "execution superseded",
                "execution expired",
                "execution exhausted",
                "execution stopped",
                "execution silence",
                "execution not_needed",
                "execution FAILED Undelivered");
        return Stream.of(processes, trouble, ends).flatMap(it -> it).toList();
    }
}
