package dev.twoticks.verification.phone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.code.Ref;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhoneLimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final Duration LIFE = Duration.ofMinutes(10);

    @Test
    void a_number_nobody_asked_for_may_start_at_once() {
        assertThat(PhoneLimits.startAfter(PhoneActivity.NONE, NOON)).isEmpty();
        assertThat(PhoneLimits.roundAfter(PhoneActivity.NONE, NOON)).isEmpty();
    }

    /// Starts two hours apart, the last one at noon, so that only the cooldown speaks.
    @ParameterizedTest
    @CsvSource({"1, 30", "2, 40", "3, 60", "4, 90", "5, 120", "6, 600", "7, 600", "8, 600", "9, 600"})
    void each_start_of_the_last_day_lengthens_the_cooldown(int starts, int seconds) {
        PhoneActivity activity = startsEvery(Duration.ofHours(2), starts);
        Instant end = NOON.plusSeconds(seconds);
        assertThat(PhoneLimits.startAfter(activity, NOON)).contains(end);
        assertThat(PhoneLimits.startAfter(activity, end.minusMillis(1))).contains(end);
        assertThat(PhoneLimits.startAfter(activity, end)).isEmpty();
    }

    @Test
    void five_starts_an_hour() {
        PhoneActivity activity = startsEvery(Duration.ofMinutes(11), 5);
        Instant firstLeaves = NOON.minus(Duration.ofMinutes(44)).plus(Duration.ofHours(1));
        assertThat(PhoneLimits.startAfter(activity, NOON.plusSeconds(600))).contains(firstLeaves);
        assertThat(PhoneLimits.startAfter(activity, firstLeaves.minusMillis(1))).contains(firstLeaves);
        assertThat(PhoneLimits.startAfter(activity, firstLeaves)).isEmpty();
    }

    @Test
    void ten_starts_a_day() {
        PhoneActivity activity = startsEvery(Duration.ofHours(2), 10);
        Instant firstLeaves = NOON.minus(Duration.ofHours(18)).plus(Duration.ofDays(1));
        assertThat(PhoneLimits.startAfter(activity, NOON.plusSeconds(600))).contains(firstLeaves);
        assertThat(PhoneLimits.startAfter(activity, firstLeaves.minusMillis(1))).contains(firstLeaves);
        assertThat(PhoneLimits.startAfter(activity, firstLeaves)).isEmpty();
    }

    @Test
    void ten_rounds_a_day_which_are_twenty_messages() {
        PhoneActivity activity = startsEvery(Duration.ofHours(2), 1);
        for (int round = 2; round <= 9; round++) {
            activity = activity.withRound(NOON.plusSeconds(round));
        }
        Instant later = NOON.plus(Duration.ofHours(1));
        assertThat(PhoneLimits.roundAfter(activity, later)).isEmpty();
        PhoneActivity full = activity.withRound(later);
        Instant firstLeaves = NOON.plus(Duration.ofDays(1));
        assertThat(PhoneLimits.roundAfter(full, later)).contains(firstLeaves);
        assertThat(PhoneLimits.startAfter(full, later)).contains(firstLeaves);
        assertThat(PhoneLimits.roundAfter(full, firstLeaves.minusMillis(1))).contains(firstLeaves);
        assertThat(PhoneLimits.roundAfter(full, firstLeaves)).isEmpty();
        assertThat(PhoneLimits.startAfter(full, firstLeaves)).isEmpty();
    }

    @Test
    void two_live_verifications_and_the_third_when_the_first_expires() {
        PhoneActivity activity = startsEvery(Duration.ofMinutes(1), 2);
        Instant firstExpires = NOON.minus(Duration.ofMinutes(1)).plus(LIFE);
        assertThat(PhoneLimits.startAfter(activity, NOON.plusSeconds(40))).contains(firstExpires);
        assertThat(PhoneLimits.startAfter(activity, firstExpires.minusMillis(1)))
                .contains(firstExpires);
        assertThat(PhoneLimits.startAfter(activity, firstExpires)).isEmpty();
    }

    @Test
    void a_finished_verification_is_not_live_and_leaves_the_cooldown() {
        PhoneActivity activity = marked(startsEvery(Duration.ofMinutes(1), 2), Set.of(ref(0)), Set.of());
        assertThat(PhoneLimits.startAfter(activity, NOON)).contains(NOON.plusSeconds(40));
        assertThat(PhoneLimits.startAfter(activity, NOON.plusSeconds(40))).isEmpty();
    }

    @Test
    void a_released_start_frees_the_cooldown_and_nothing_else() {
        PhoneActivity one = marked(startsEvery(Duration.ofHours(2), 1), Set.of(), Set.of(ref(0)));
        assertThat(PhoneLimits.startAfter(one, NOON)).isEmpty();

        PhoneActivity second = marked(startsEvery(Duration.ofHours(2), 2), Set.of(), Set.of(ref(1)));
        assertThat(PhoneLimits.startAfter(second, NOON)).isEmpty();

        PhoneActivity first = marked(startsEvery(Duration.ofHours(2), 2), Set.of(), Set.of(ref(0)));
        assertThat(PhoneLimits.startAfter(first, NOON)).contains(NOON.plusSeconds(30));

        Set<Ref> all = Set.of(ref(0), ref(1), ref(2), ref(3), ref(4));
        PhoneActivity five = marked(startsEvery(Duration.ofMinutes(11), 5), Set.of(), all);
        assertThat(PhoneLimits.startAfter(five, NOON)).contains(NOON.plus(Duration.ofMinutes(16)));

        PhoneActivity live = marked(startsEvery(Duration.ofMinutes(1), 2), Set.of(), Set.of(ref(0), ref(1)));
        assertThat(PhoneLimits.startAfter(live, NOON)).contains(NOON.plus(Duration.ofMinutes(9)));
    }

    @Test
    void starts_are_forgotten_when_their_verifications_can_no_longer_be_read() {
        PhoneActivity activity = startsEvery(Duration.ofHours(2), 9);
        Instant nextDay = NOON.plus(Duration.ofDays(1)).plus(LIFE);
        Instant before = nextDay.minusMillis(1);
        PhoneActivity kept = activity.withStart(ref(99), before, before.plus(LIFE));
        assertThat(kept.starts()).extracting(it -> it.ref()).containsExactly(ref(8), ref(99));
        assertThat(PhoneLimits.startAfter(kept, before)).contains(before.plusSeconds(30));
        PhoneActivity more = activity.withStart(ref(99), nextDay, nextDay.plus(LIFE));
        assertThat(more.starts()).hasSize(1);
        assertThat(activity.droppedBy(more)).hasSize(9).contains(ref(0), ref(8));
        assertThat(more.rounds()).containsExactly(nextDay);
        assertThat(PhoneLimits.startAfter(more, nextDay)).contains(nextDay.plusSeconds(30));
    }

    @Test
    void each_change_has_its_version_and_whatsapp_is_skipped_until_then() {
        PhoneActivity started = PhoneActivity.NONE.withStart(ref(0), NOON, NOON.plus(LIFE));
        assertThat(started.version()).isEqualTo(NOON.toEpochMilli());
        assertThat(started.withRound(NOON.plusSeconds(30)).version()).isEqualTo(NOON.toEpochMilli() + 1);
        assertThat(started.withStart(ref(1), NOON.plusSeconds(30), NOON.plusSeconds(60))
                        .version())
                .isEqualTo(NOON.toEpochMilli() + 1);
        assertThat(started.notOnWhatsApp(NOON)).isFalse();
        PhoneActivity skipping = new PhoneActivity(
                1, started.starts(), started.rounds(), Set.of(), Set.of(), NOON.plusSeconds(60), null);
        assertThat(skipping.notOnWhatsApp(NOON.plusSeconds(60).minusMillis(1))).isTrue();
        assertThat(skipping.notOnWhatsApp(NOON.plusSeconds(60))).isFalse();
    }

    @Test
    void what_two_keys_know_of_a_number_counts_once_and_the_later_mark_holds() {
        Instant later = NOON.plusSeconds(60);
        PhoneActivity here = marks(NOON, later);
        PhoneActivity there = marks(later, null);

        for (PhoneActivity joined : List.of(here.joined(there), there.joined(here))) {
            assertThat(joined.notOnWhatsAppUntil()).isEqualTo(later);
            assertThat(joined.alternateFormUntil()).isEqualTo(later);
            assertThat(joined.starts()).hasSize(1);
            assertThat(joined.rounds()).hasSize(1);
        }
    }

    private static PhoneActivity marks(Instant notOnWhatsApp, @Nullable Instant alternate) {
        PhoneActivity one = startsEvery(Duration.ofHours(2), 1);
        return new PhoneActivity(1, one.starts(), one.rounds(), Set.of(), Set.of(), notOnWhatsApp, alternate);
    }

    /// The last one at noon, refs from 0.
    private static PhoneActivity startsEvery(Duration pause, int starts) {
        PhoneActivity activity = PhoneActivity.NONE;
        for (int i = 0; i < starts; i++) {
            Instant at = NOON.minus(pause.multipliedBy(starts - 1 - i));
            activity = activity.withStart(ref(i), at, at.plus(LIFE));
        }
        return activity;
    }

    private static PhoneActivity marked(PhoneActivity activity, Set<Ref> finished, Set<Ref> released) {
        return new PhoneActivity(
                activity.version(), activity.starts(), activity.rounds(), finished, released, null, null);
    }

    static Ref ref(int number) {
        return new Ref(String.format(Locale.ROOT, "%032x", number));
    }
}
