package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Purpose;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.delivery.DeliveryStatus;
import dev.twoticks.verification.delivery.TaskAnswer.Outcome;
import dev.twoticks.verification.key.Sealed;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.phone.PhoneKey;
import dev.twoticks.verification.plan.Plan;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationStatusTest {

    private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
    private static final Instant END = START.plus(Verification.LIFE);
    private static final Plan PLAN = new Plan(
            FixedPolicy.NIGERIA,
            Channel.WHATSAPP,
            Duration.ofSeconds(60),
            Duration.ofSeconds(540),
            DeliveryStatus.DELIVERED,
            List.of(PlanReason.COUNTRY_WHATSAPP_FIRST));

    @Test
    void it_is_pending_until_the_millisecond_of_its_end() {
        Verification verification = pending(0, 1, null, null);
        assertThat(verification.statusAt(START)).isEqualTo(Status.PENDING);
        assertThat(verification.statusAt(END.minusMillis(1))).isEqualTo(Status.PENDING);
        assertThat(verification.statusAt(END)).isEqualTo(Status.EXPIRED);
    }

    @Test
    void the_fifth_wrong_code_exhausts_it() {
        assertThat(pending(4, 1, null, null).statusAt(START)).isEqualTo(Status.PENDING);
        assertThat(pending(4, 1, null, null).checksLeft()).isEqualTo(1);
        assertThat(pending(5, 1, null, null).statusAt(START)).isEqualTo(Status.MAX_ATTEMPTS_REACHED);
        assertThat(pending(5, 1, null, null).checksLeft()).isZero();
    }

    @Test
    void a_given_up_round_fails_it() {
        assertThat(pending(0, 1, 1, null).statusAt(START)).isEqualTo(Status.FAILED);
        assertThat(Status.FAILED.open()).isTrue();
    }

    @Test
    void expired_comes_before_exhausted_and_exhausted_before_failed() {
        Verification all = pending(5, 1, 1, null);
        assertThat(all.statusAt(END)).isEqualTo(Status.EXPIRED);
        assertThat(all.statusAt(END.minusMillis(1))).isEqualTo(Status.MAX_ATTEMPTS_REACHED);
        assertThat(pending(4, 1, 1, null).statusAt(END)).isEqualTo(Status.EXPIRED);
        assertThat(pending(4, 1, 1, null).statusAt(END.minusMillis(1))).isEqualTo(Status.FAILED);
    }

    @Test
    void a_late_receipt_or_a_new_round_clears_failed() {
        assertThat(pending(0, 1, 1, START.plusSeconds(70)).statusAt(START.plusSeconds(80)))
                .isEqualTo(Status.PENDING);
        assertThat(pending(0, 2, 1, null).statusAt(START)).isEqualTo(Status.PENDING);
        assertThat(pending(0, 2, 2, null).statusAt(START)).isEqualTo(Status.FAILED);
    }

    @Test
    void what_is_stored_as_finished_stays_so() {
        assertThat(verification(StoredStatus.APPROVED, 5, 1, 1, null).statusAt(END))
                .isEqualTo(Status.APPROVED);
        assertThat(verification(StoredStatus.CANCELED, 5, 1, 1, null).statusAt(END))
                .isEqualTo(Status.CANCELED);
    }

    @ParameterizedTest
    @CsvSource({"PENDING, pending", "MAX_ATTEMPTS_REACHED, max_attempts_reached", "FAILED, failed", "EXPIRED, expired"})
    void the_words_are_those_of_the_api(Status status, String wire) {
        assertThat(status.wire()).isEqualTo(wire);
    }

    @Test
    void a_delivery_is_pointless_once_it_is_over_or_its_round_is() {
        assertThat(pending(0, 1, null, null).pointless(1, START)).isEmpty();
        assertThat(pending(0, 1, 1, null).pointless(1, START)).isEmpty();
        assertThat(pending(0, 2, null, null).pointless(1, START)).contains(Outcome.SUPERSEDED);
        assertThat(pending(5, 2, null, null).pointless(1, START)).contains(Outcome.EXHAUSTED);
        assertThat(pending(0, 1, null, null).pointless(1, END)).contains(Outcome.EXPIRED);
        assertThat(verification(StoredStatus.APPROVED, 0, 1, null, null).pointless(1, START))
                .contains(Outcome.APPROVED);
        assertThat(verification(StoredStatus.CANCELED, 0, 1, null, null).pointless(1, START))
                .contains(Outcome.CANCELED);
    }

    @ParameterizedTest
    @CsvSource({"1, 30, 4", "2, 60, 3", "3, 120, 2", "4, 300, 1", "5, 300, 0"})
    void each_round_has_its_pause_and_there_are_five(int number, int seconds, int left) {
        Round round = Round.opened(number, PLAN, START);
        assertThat(round.nextAt()).isEqualTo(START.plusSeconds(seconds));
        assertThat(round.left()).isEqualTo(left);
        assertThat(round.unstarted()).isFalse();
    }

    private static Verification pending(
            int checks, int round, @Nullable Integer failedRound, @Nullable Instant deliveredAt) {
        return verification(StoredStatus.PENDING, checks, round, failedRound, deliveredAt);
    }

    private static Verification verification(
            StoredStatus stored, int checks, int round, @Nullable Integer failedRound, @Nullable Instant deliveredAt) {
        VerificationRequest request = new VerificationRequest(
                "web",
                new Purpose("sign_in"),
                new PhoneKey("0".repeat(40)),
                new Sealed("d1", new byte[28]),
                "+234********12",
                new Country("NG"),
                "en",
                null,
                null,
                false);
        return new Verification(
                new Ref("be45cb2605bf36bebde684841a28f0fd"),
                request,
                stored,
                START,
                END,
                checks,
                "k1",
                Round.opened(round, PLAN, START),
                Map.of(),
                deliveredAt,
                failedRound,
                null,
                false,
                Set.of());
    }
}
