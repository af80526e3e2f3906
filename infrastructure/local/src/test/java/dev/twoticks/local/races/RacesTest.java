package dev.twoticks.local.races;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Approval, cancellation, erasure and resend against the fallback: 1,000 seeded races of them, of each where
/// there is time for it.
final class RacesTest {

    private static final int RACES = Boolean.getBoolean("test.exhaustive") ? 1_000 : 334;

    private static List<Race> races(Race.End end, Mutation mutation, int times) {
        return LongStream.range(0, times)
                .mapToObj(seed -> Race.run(seed, end, mutation))
                .toList();
    }

    @ParameterizedTest
    @EnumSource
    void nothing_is_claimed_after_the_end_has_committed_and_no_execution_is_left_waiting(Race.End end) {
        List<Race> races = races(end, Mutation.NONE, RACES);

        assertThat(races).filteredOn(it -> !it.ended()).isEmpty();
        assertThat(races).filteredOn(Race::claimedAfterwards).isEmpty();
        assertThat(races).filteredOn(Race::stillWaiting).isEmpty();
        assertThat(races).allMatch(it -> it.known() != (end == Race.End.ERASURE));
        assertThat(races).as("fallback first").filteredOn(Race::fallbackFirst).hasSizeGreaterThan(RACES / 10);
        assertThat(races).as("end first").filteredOn(Race::fallbackRefused).hasSizeGreaterThan(RACES / 10);
    }

    /// What is erased has no status that a claim could leave out.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "ERASURE")
    void claims_that_ask_for_no_status_are_noticed(Race.End end) {
        assertThat(races(end, Mutation.CLAIMS_WHATEVER_THE_STATUS, 100)).anyMatch(Race::claimedAfterwards);
    }

    @Test
    void waits_that_outlive_the_code_are_noticed() {
        assertThat(races(Race.End.APPROVAL, Mutation.WAITS_LONGER_THAN_THE_CODE_LIVES, 100))
                .anyMatch(Race::stillWaiting);
    }
}
