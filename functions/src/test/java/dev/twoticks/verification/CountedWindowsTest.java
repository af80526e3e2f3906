package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.limit.Once;
import dev.twoticks.verification.limit.RequestWindows.Count;
import dev.twoticks.verification.limit.Window;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a refused request hands back that has a name, and whose repetition has passed by its place meanwhile.
final class CountedWindowsTest {

    private static final Once NAME = new Once("a name", Examples.NOW);
    private static final Window APPLICATION =
            new Window(Window.Kind.APPLICATION_DAY, "an application", Examples.NOW, 3, null).repeatable(NAME);

    private final InMemoryRequestWindows windows = new InMemoryRequestWindows();

    /// A repetition may be carried out where numbers beside it had no room a moment ago, and not where its own address
    /// had none.
    @ParameterizedTest
    @CsvSource({"BLOCK, 1", "APPLICATION_HOUR, 1", "ADDRESS_HOUR, 0", "ADDRESS_DAY, 0"})
    void place_that_a_repetition_passes_by_stays_taken_unless_the_address_itself_is_refused(
            Window.Kind full, int left) {
        Window taken = new Window(full, "somebody", Examples.NOW, 1, null);
        windows.count(taken);
        CountedWindows refused = CountedWindows.count(windows, List.of(taken.repeatable(NAME), APPLICATION));
        assertThat(refused.full()).hasSize(1);
        assertThat(windows.count(APPLICATION)).isEqualTo(Count.KNOWN);

        refused.giveBackShared();

        assertThat(windows.counted(APPLICATION)).isEqualTo(left);
    }
}
