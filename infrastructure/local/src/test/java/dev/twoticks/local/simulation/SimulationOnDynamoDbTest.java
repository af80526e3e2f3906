package dev.twoticks.local.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.dynamodb.OwnTable;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The same schedules on the real store: 100 in every build, 2,000 in the exhaustive one.
final class SimulationOnDynamoDbTest {

    private static final long SCHEDULES = Boolean.getBoolean("test.exhaustive") ? 2_000 : 100;
    private static final long COMPARED = SCHEDULES / 10;

    /// The table of the world that a thread is in; it runs one after the other.
    private static final ThreadLocal<@Nullable OwnTable> TABLE = new ThreadLocal<>();

    /// Here, because a virtual thread that waits in a static initialiser keeps its carrier, and there are few.
    @BeforeAll
    static void database_runs() {
        OwnTable.create().delete();
    }

    private static Storage storage(String provider) {
        OwnTable before = TABLE.get();
        if (before != null) {
            before.delete();
        }
        OwnTable own = OwnTable.create();
        TABLE.set(own);
        return new Storage(own.store(provider), own.windows(), own::names);
    }

    @Test
    void every_invariant_holds_in_every_schedule() throws Exception {
        Optional<Simulation.Outcome> bad = Simulation.first(
                1, SCHEDULES, seed -> Setting.of(seed).on(SimulationOnDynamoDbTest::storage), new Counts());

        assertThat(bad.map(Simulation.Outcome::report)).isEmpty();
    }

    /// Every answer of the store included.
    @Test
    void schedule_tells_the_same_story_as_in_memory() {
        for (long seed = 1; seed <= COMPARED; seed++) {
            List<String> inMemory =
                    Simulation.run(Setting.of(seed), new Counts(), true).lines();

            assertThat(Simulation.run(Setting.of(seed).on(SimulationOnDynamoDbTest::storage), new Counts(), true)
                            .lines())
                    .as("seed %d", seed)
                    .isEqualTo(inMemory);
        }
    }
}
