package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.limit.Once;
import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.RequestWindows.Count;
import dev.twoticks.verification.limit.Window;
import dev.twoticks.verification.limit.Window.Kind;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every promise of [RequestWindows], for whatever implements it, with nothing counted.
public abstract class RequestWindowsContract {

    private static final Window HOUR = new Window(Kind.ADDRESS_HOUR, "somebody", Examples.NOW, 3, null);

    protected abstract RequestWindows windows();

    @Test
    void window_takes_as_many_as_its_limit_says_and_no_more() {
        assertThat(Stream.generate(() -> windows().count(HOUR)).limit(6))
                .containsExactly(
                        Count.COUNTED, Count.COUNTED, Count.COUNTED, Count.FULL, Count.FULL, Count.FULL);
    }

    @Test
    void windows_of_others_other_kinds_and_other_periods_count_for_themselves() {
        fill(HOUR);

        assertThat(List.of(
                        new Window(Kind.ADDRESS_HOUR, "somebody else", Examples.NOW, 3, null),
                        new Window(Kind.BLOCK, "somebody", Examples.NOW, 3, null),
                        new Window(Kind.ADDRESS_DAY, "somebody", Examples.NOW, 3, null),
                        new Window(Kind.TRIES, "somebody", Examples.NOW, 3, null),
                        new Window(Kind.ADDRESS_HOUR, "somebody", HOUR.end(), 3, null)))
                .allSatisfy(it -> assertThat(windows().count(it)).isEqualTo(Count.COUNTED));
        assertThat(windows().count(HOUR)).isEqualTo(Count.FULL);
    }

    @Test
    void limit_that_was_lowered_since_refuses_and_one_that_was_raised_takes_more() {
        fill(HOUR);

        assertThat(windows().count(with(2))).isEqualTo(Count.FULL);
        assertThat(windows().count(with(4))).isEqualTo(Count.COUNTED);
        assertThat(windows().count(with(4))).isEqualTo(Count.FULL);
    }

    @Test
    void request_that_is_given_back_makes_room_for_one() {
        fill(HOUR);
        windows().giveBack(HOUR);

        assertThat(windows().count(HOUR)).isEqualTo(Count.COUNTED);
        assertThat(windows().count(HOUR)).isEqualTo(Count.FULL);
    }

    @Test
    void nothing_counted_can_be_given_back_and_changes_nothing() {
        windows().giveBack(HOUR);
        assertThat(windows().count(HOUR)).isEqualTo(Count.COUNTED);
        windows().giveBack(HOUR);
        windows().giveBack(HOUR);
        windows().giveBack(HOUR);

        assertThat(Stream.generate(() -> windows().count(HOUR)).limit(4))
                .containsExactly(Count.COUNTED, Count.COUNTED, Count.COUNTED, Count.FULL);
    }

    @Test
    void members_count_once_and_known_ones_pass_a_full_window() {
        assertThat(Stream.of("NG", "GH", "NG", "KE", "TZ", "GH", "UG", "KE").map(this::country))
                .containsExactly(true, true, true, true, false, true, false, true);
    }

    @Test
    void member_that_was_refused_is_not_remembered() {
        Stream.of("NG", "GH", "KE", "TZ").forEach(this::country);

        assertThat(country("TZ")).isFalse();
        assertThat(windows().count(countries("TZ", 4))).isEqualTo(Count.COUNTED);
    }

    @Test
    void requests_at_once_pass_exactly_as_many_as_there_is_room_for() {
        List<Supplier<Count>> calls = IntStream.range(0, 40)
                .<Supplier<Count>>mapToObj(_ -> () -> windows().count(HOUR))
                .toList();

        assertThat(InParallel.<Count>all(calls).stream().filter(it -> it == Count.COUNTED))
                .hasSize(3);
    }

    @Test
    void same_request_in_a_row_counts_once_as_long_as_the_first_may_be_under_way() {
        assertThat(Stream.of("a", "a", "b", "a", "a").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.COUNTED, Count.KNOWN, Count.COUNTED, Count.COUNTED, Count.KNOWN);
    }

    @Test
    void same_request_counts_again_once_the_first_can_no_longer_be_under_way() {
        assertThat(once("a", Examples.NOW)).isEqualTo(Count.COUNTED);
        assertThat(once("a", Examples.NOW.plus(Repeatable.UNDER_WAY).minusMillis(1)))
                .isEqualTo(Count.KNOWN);
        assertThat(once("a", Examples.NOW.plus(Repeatable.UNDER_WAY))).isEqualTo(Count.COUNTED);
        assertThat(once("a", Examples.NOW.minusMillis(1)))
                .as("another machine's clock")
                .isEqualTo(Count.KNOWN);
    }

    @Test
    void request_that_took_the_last_place_passes_again_and_another_one_does_not() {
        windows().count(HOUR);
        windows().count(HOUR);

        assertThat(Stream.of("a", "a", "b", "a").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.COUNTED, Count.KNOWN, Count.FULL, Count.KNOWN);
    }

    @Test
    void request_whose_place_was_given_back_counts_again() {
        once("a", Examples.NOW);
        giveBack("a");

        assertThat(Stream.of("a", "b", "c", "d").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.COUNTED, Count.COUNTED, Count.COUNTED, Count.FULL);
    }

    @Test
    void place_that_the_same_request_has_passed_by_stays_taken() {
        Stream.of("a", "a").forEach(it -> once(it, Examples.NOW));
        giveBack("a");

        assertThat(once("a", Examples.NOW)).isEqualTo(Count.KNOWN);
        assertThat(Stream.of("b", "c", "d").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.COUNTED, Count.COUNTED, Count.FULL);
    }

    @Test
    void place_of_a_request_that_was_not_the_last_stays_taken() {
        Stream.of("a", "b").forEach(it -> once(it, Examples.NOW));
        giveBack("a");

        assertThat(Stream.of("c", "d").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.COUNTED, Count.FULL);
    }

    @Test
    void place_that_is_taken_anew_can_be_given_back_again() {
        Stream.of("a", "a", "b").forEach(it -> once(it, Examples.NOW));
        giveBack("b");

        assertThat(Stream.of("c", "d", "e").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.COUNTED, Count.COUNTED, Count.FULL);
    }

    @Test
    void request_without_a_name_gives_back_no_place_of_one_with_a_name() {
        once("a", Examples.NOW);
        windows().count(HOUR);
        windows().giveBack(HOUR);

        assertThat(Stream.of("a", "b", "c", "d").map(it -> once(it, Examples.NOW)))
                .containsExactly(Count.KNOWN, Count.COUNTED, Count.COUNTED, Count.FULL);
    }

    @Test
    void place_is_given_back_or_passed_by_and_never_both() {
        for (int time = 0; time < 20; time++) {
            Window window = new Window(Kind.BLOCK, "block " + time, Examples.NOW, 3, null)
                    .repeatable(new Once("a", Examples.NOW));
            windows().count(window);

            Count second = InParallel.both(() -> windows().count(window), () -> {
                        windows().giveBack(window);
                        return window;
                    })
                    .first();

            assertThat(left(window)).as("after %s", second).isEqualTo(2);
        }
    }

    @Test
    void request_that_comes_very_often_at_once_takes_one_place() {
        List<Supplier<Count>> calls = IntStream.range(0, 40)
                .<Supplier<Count>>mapToObj(_ -> () -> once("a", Examples.NOW))
                .toList();

        assertThat(InParallel.<Count>all(calls)).containsOnlyOnce(Count.COUNTED).doesNotContain(Count.FULL);
    }

    private Count once(String name, Instant at) {
        return windows().count(HOUR.repeatable(new Once(name, at)));
    }

    private void giveBack(String name) {
        windows().giveBack(HOUR.repeatable(new Once(name, Examples.NOW)));
    }

    /// How many more it takes.
    private long left(Window window) {
        return Stream.generate(() -> windows().count(window.unnamed()))
                .takeWhile(it -> it == Count.COUNTED)
                .count();
    }

    private boolean country(String code) {
        return windows().count(countries(code, 3)) == Count.COUNTED;
    }

    private static Window countries(String code, int most) {
        return new Window(Kind.COUNTRIES, "somebody", Examples.NOW, most, code);
    }

    private static Window with(int most) {
        return new Window(HOUR.kind(), HOUR.subject(), HOUR.start(), most, null);
    }

    private void fill(Window window) {
        for (int i = 0; i < window.most(); i++) {
            assertThat(windows().count(window)).isEqualTo(Count.COUNTED);
        }
    }
}
