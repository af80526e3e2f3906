package dev.twoticks.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Each invariant is worth something: a service that breaks it is found out, by it and no other.
final class PlantedBugsTest {

    private static final int SCHEDULES = 5_000;

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void planted_bug_is_found_by_its_invariant(PlantedBug bug) throws Exception {
        Optional<Simulation.Outcome> found =
                Simulation.first(1, SCHEDULES, seed -> Setting.of(seed).with(bug), new Counts());

        assertThat(found.flatMap(Simulation.Outcome::violation).map(Violation::invariant))
                .as(() -> found.map(Simulation.Outcome::report).orElse("not found"))
                .isEqualTo(bug.breaks());
    }

    @Test
    void every_invariant_has_a_planted_bug() {
        assertThat(Stream.of(PlantedBug.values()).flatMap(it -> it.breaks().stream()))
                .contains(Invariant.values());
    }

    @Test
    void found_bug_replays_exactly() throws Exception {
        Setting bad = Simulation.first(
                        1, SCHEDULES, seed -> Setting.of(seed).with(PlantedBug.APPROVES_TWICE), new Counts())
                .orElseThrow()
                .setting();

        assertThat(Simulation.run(bad, new Counts(), true).report())
                .isEqualTo(Simulation.run(bad, new Counts(), true).report());
    }
}
