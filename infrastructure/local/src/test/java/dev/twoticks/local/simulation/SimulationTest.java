package dev.twoticks.local.simulation;

import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
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

    /// By chance alone it never does: ten WhatsApp messages in a row would have to go unheard.
    @Test
    void number_gets_the_twenty_messages_of_its_day_and_no_more() {
        Story dozen = (world, _) -> {
            for (int start = 0; start < 12; start++) {
                Asking asking = new Asking(Person.someApplication(new Random(1)), world.number(), SIGN_IN);
                world.start(Duration.ofMinutes(80L * start), asking, _ -> {});
            }
        };

        new World(Setting.of(dozen, Setting.Mood.SILENT, Fates.kind()), counts, false).run();

        assertThat(counts.of("as many as allowed: messages a day")).isOne();
        assertThat(counts.of("start Started")).isEqualTo(10);
        assertThat(counts.of("start PhoneLimited")).isEqualTo(2);
        assertThat(counts.of("message WHATSAPP")).isEqualTo(10);
        assertThat(counts.of("message SMS")).isEqualTo(10);
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
                        "start windows.count",
                        "start windows.giveBack",
                        "start store.cancelUnstarted",
                        "start store.kept",
                        "start store.noteStarted",
                        "SendCode store.claim",
                        "SendCode store.takeBudget",
                        "SendCode store.handBackBudget",
                        "SendCode store.countCalls",
                        "SendCode store.openBreaker",
                        "SendCode store.closeProvider",
                        "SendCode provider.send",
                        "SendCode store.recordSend",
                        "SendCode sendTaskSuccess",
                        "SendCode sendTaskFailure",
                        "GiveUp store.giveUp",
                        "receipt store.recordReceipt",
                        "receipt sendTaskSuccess",
                        "receipt sendTaskFailure",
                        "check store.find",
                        "check store.kept",
                        "check windows.count",
                        "check store.returnBudget",
                        "check store.countApproved",
                        "check store.countWrong",
                        "check store.approve",
                        "check sendTaskSuccess",
                        "operator store.unlock",
                        "operator records.delete",
                        "operator store.trace",
                        "operator store.remove",
                        "operator store.forget",
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
                "code key rotated",
                "phone data key rotated",
                "operator unlocked",
                "operator erased",
                "repeated start",
                "repeated wrong check",
                "repeated right check",
                "start KeyReused",
                "start KeyInFlight",
                "check KeyInFlight",
                "start TestNumberExpired",
                "check KeyReused",
                "check approved of a test number",
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
        Stream<String> limits = Stream.of(
                "as many as allowed: starts an hour",
                "as many as allowed: starts a day",
                "as many as allowed: live verifications",
                "as many as allowed: rounds a day",
                "budget.refused hour",
                "budget.refused day",
                "budget.refused country_spend",
                "budget.refused total_spend",
                "budget.passed hour",
                "budget.passed day",
                "request.limited address_hour",
                "request.limited address_day",
                "request.limited block",
                "request.limited application_hour",
                "request.limited application_day",
                "request.limited tries",
                "breaker opened PROVIDER",
                "breaker opened SENDER",
                "breaker opened TEMPLATE",
                "breaker kept away",
                "breaker probed",
                "breaker closed");
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
        return Stream.of(processes, trouble, limits, ends).flatMap(it -> it).toList();
    }
}
