package dev.twoticks.verification.delivery;

import static dev.twoticks.verification.delivery.FailureClass.BUG;
import static dev.twoticks.verification.delivery.FailureClass.FAULT;
import static dev.twoticks.verification.delivery.FailureClass.FRAUD;
import static dev.twoticks.verification.delivery.FailureClass.NEXT;
import static dev.twoticks.verification.delivery.FailureClass.TRANSIENT;
import static dev.twoticks.verification.delivery.FailureClass.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// What follows from each kind of failure.
final class FailureClassTest {

    /// Not what says something of one number, of the message or of our own rules: a stranger could else switch the
    /// channel off for everybody.
    @Test
    void breakers_count_what_is_the_fault_of_the_route() {
        assertThat(those(FailureClass::ofTheRoute)).containsExactlyInAnyOrder(NEXT, TRANSIENT, UNKNOWN, FAULT);
    }

    @Test
    void operators_are_told_what_they_can_see_to() {
        assertThat(those(FailureClass::alerts)).containsExactlyInAnyOrder(FRAUD, FAULT, BUG, UNKNOWN);
    }

    @Test
    void only_a_number_out_of_reach_gives_up_and_only_fraud_budget_and_age_stop() {
        assertThat(those(it -> it.consequence() == Consequence.GIVE_UP)).containsExactly(FailureClass.PERMANENT);
        assertThat(those(it -> it.consequence() == Consequence.STOP))
                .containsExactlyInAnyOrder(FRAUD, FailureClass.BUDGET, FailureClass.EXPIRED);
    }

    private static Set<FailureClass> those(Predicate<FailureClass> asked) {
        return Arrays.stream(FailureClass.values()).filter(asked).collect(Collectors.toSet());
    }
}
