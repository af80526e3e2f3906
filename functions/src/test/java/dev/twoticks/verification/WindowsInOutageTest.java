package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a start leaves counted that came to nothing because something did not answer. Its client comes again and
/// again, and must use up nobody's places but its own.
final class WindowsInOutageTest {

    private static final Window ADDRESS = window(Window.Kind.ADDRESS_HOUR);
    private static final Window BLOCK = window(Window.Kind.BLOCK);
    private static final Window APPLICATION = window(Window.Kind.APPLICATION_DAY);

    private final World world = new World();

    @Test
    void start_whose_gates_do_not_answer_stays_counted_on_its_address_alone() {
        world.store = InterruptedStore.before("gates", world.memory, () -> {
            throw new StoreUnavailableException("gates");
        });

        assertThatThrownBy(() -> world.start(StartRequests.GOOD.request()))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(world.windows.counts())
                .isNotEmpty()
                .allSatisfy((window, count) ->
                        assertThat(count).as(window).isEqualTo(window.startsWith("address") ? 1 : 0));
    }

    @Test
    void start_that_may_have_been_carried_out_stays_counted_everywhere() {
        world.store = InterruptedStore.before("start", world.memory, () -> {
            throw new StoreUnavailableException("start");
        });

        assertThatThrownBy(() -> world.start(StartRequests.GOOD.request()))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(world.windows.counts().values()).isNotEmpty().containsOnly(1);
    }

    @Test
    void request_that_one_window_does_not_count_gives_back_what_strangers_share_of_the_others() {
        assertThatThrownBy(() -> CountedWindows.count(
                        without(Window.Kind.APPLICATION_DAY), List.of(ADDRESS, BLOCK, APPLICATION)))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("no count");

        assertThat(world.windows.counted(ADDRESS)).isOne();
        assertThat(world.windows.counted(BLOCK)).isZero();
        assertThat(world.windows.counted(APPLICATION)).isZero();
    }

    @Test
    void outage_that_also_prevents_the_giving_back_is_told_once() {
        RequestWindows broken = new RequestWindows() {
            @Override
            public Count count(Window window) {
                return without(Window.Kind.APPLICATION_DAY).count(window);
            }

            @Override
            public void giveBack(Window window) {
                throw new StoreUnavailableException("no giving back");
            }
        };

        assertThatThrownBy(() -> CountedWindows.count(broken, List.of(BLOCK, APPLICATION)))
                .hasMessageContaining("no count")
                .satisfies(it -> assertThat(it.getSuppressed()).hasSize(1));
    }

    /// Windows of which one kind does not answer.
    private RequestWindows without(Window.Kind kind) {
        return new RequestWindows() {
            @Override
            public Count count(Window window) {
                if (window.kind() == kind) {
                    throw new StoreUnavailableException("no count");
                }
                return world.windows.count(window);
            }

            @Override
            public void giveBack(Window window) {
                world.windows.giveBack(window);
            }
        };
    }

    private static Window window(Window.Kind kind) {
        return new Window(kind, "somebody", Examples.NOW, 3, null);
    }
}
