package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.limit.RequestWindows;
import dev.twoticks.verification.limit.Window;
import dev.twoticks.verification.limit.Window.Kind;
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
                .containsExactly(true, true, true, false, false, false);
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
                .allSatisfy(it -> assertThat(windows().count(it)).isTrue());
        assertThat(windows().count(HOUR)).isFalse();
    }

    @Test
    void limit_that_was_lowered_since_refuses_and_one_that_was_raised_takes_more() {
        fill(HOUR);

        assertThat(windows().count(with(2))).isFalse();
        assertThat(windows().count(with(4))).isTrue();
        assertThat(windows().count(with(4))).isFalse();
    }

    @Test
    void request_that_is_given_back_makes_room_for_one() {
        fill(HOUR);
        windows().giveBack(HOUR);

        assertThat(windows().count(HOUR)).isTrue();
        assertThat(windows().count(HOUR)).isFalse();
    }

    @Test
    void nothing_counted_can_be_given_back_and_changes_nothing() {
        windows().giveBack(HOUR);
        assertThat(windows().count(HOUR)).isTrue();
        windows().giveBack(HOUR);
        windows().giveBack(HOUR);
        windows().giveBack(HOUR);

        assertThat(Stream.generate(() -> windows().count(HOUR)).limit(4)).containsExactly(true, true, true, false);
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
        assertThat(windows().count(countries("TZ", 4))).isTrue();
    }

    @Test
    void requests_at_once_pass_exactly_as_many_as_there_is_room_for() {
        List<Supplier<Boolean>> calls = IntStream.range(0, 40)
                .<Supplier<Boolean>>mapToObj(_ -> () -> windows().count(HOUR))
                .toList();

        assertThat(InParallel.<Boolean>all(calls).stream().filter(it -> it)).hasSize(3);
    }

    private boolean country(String code) {
        return windows().count(countries(code, 3));
    }

    private static Window countries(String code, int most) {
        return new Window(Kind.COUNTRIES, "somebody", Examples.NOW, most, code);
    }

    private static Window with(int most) {
        return new Window(HOUR.kind(), HOUR.subject(), HOUR.start(), most, null);
    }

    private void fill(Window window) {
        for (int i = 0; i < window.most(); i++) {
            assertThat(windows().count(window)).isTrue();
        }
    }
}
