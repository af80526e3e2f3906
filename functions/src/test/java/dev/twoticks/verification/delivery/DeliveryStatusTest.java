package dev.twoticks.verification.delivery;

import static dev.twoticks.verification.delivery.DeliveryStatus.CLAIMED;
import static dev.twoticks.verification.delivery.DeliveryStatus.DELIVERED;
import static dev.twoticks.verification.delivery.DeliveryStatus.FAILED;
import static dev.twoticks.verification.delivery.DeliveryStatus.NOT_SENT;
import static dev.twoticks.verification.delivery.DeliveryStatus.READ;
import static dev.twoticks.verification.delivery.DeliveryStatus.REFUSED;
import static dev.twoticks.verification.delivery.DeliveryStatus.UNDELIVERED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What a status says of its message: budgets, fallback and answers go by it.
final class DeliveryStatusTest {

    @Test
    void budgets_count_what_may_have_been_sent() {
        assertThat(those(DeliveryStatus::counted)).isEqualTo(EnumSet.complementOf(EnumSet.of(CLAIMED, NOT_SENT)));
    }

    @Test
    void bad_is_what_did_not_reach_the_person() {
        assertThat(those(DeliveryStatus::bad)).containsExactlyInAnyOrder(REFUSED, NOT_SENT, FAILED, UNDELIVERED);
    }

    @Test
    void delivered_is_what_reached_the_handset() {
        assertThat(those(DeliveryStatus::delivered)).containsExactlyInAnyOrder(DELIVERED, READ);
    }

    @Test
    void every_rank_is_above_those_declared_before_but_that_all_failures_share_one() {
        assertThat(Arrays.stream(DeliveryStatus.values()).map(DeliveryStatus::rank))
                .containsExactly(0, 1, 2, 3, 4, 5, 6, 6, 6, 6, 7, 8);
    }

    private static Set<DeliveryStatus> those(Predicate<DeliveryStatus> asked) {
        return Arrays.stream(DeliveryStatus.values()).filter(asked).collect(Collectors.toSet());
    }
}
