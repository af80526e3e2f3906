package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.GATE;
import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.OTHER_PHONE;
import static dev.twoticks.verification.Examples.PROVIDER;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static dev.twoticks.verification.Examples.ref;
import static dev.twoticks.verification.Examples.verification;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

abstract class ProviderContract extends StoreSituation {

    private static final Instant MOVED = NOW.plus(ProviderGate.PAUSE);

    @Test
    void closed_gate_is_read_until_it_is_opened() {
        store().closeProvider(PROVIDER, GATE);
        store().closeProvider(PROVIDER, GATE);
        assertThat(gates().provider()).isEqualTo(GATE);

        store().openProvider(PROVIDER);
        store().openProvider(PROVIDER);
        assertThat(gates().provider()).isNull();
    }

    @Test
    void later_fault_replaces_the_earlier_one() {
        store().closeProvider(PROVIDER, GATE);
        ProviderGate later = new ProviderGate("api_key", MOVED);

        store().closeProvider(PROVIDER, later);

        assertThat(gates().provider()).isEqualTo(later);
    }

    @Test
    void gate_of_another_provider_closes_nothing_here() {
        store().closeProvider("another", GATE);

        assertThat(gates().provider()).isNull();
    }

    @Test
    void start_that_probes_moves_the_gate_on() {
        store().closeProvider(PROVIDER, GATE);

        assertThat(store().start(startNow(verification(1), GATE))).isEqualTo(new StartCommit.Committed());

        assertThat(gates().provider()).isEqualTo(new ProviderGate(GATE.field(), MOVED));
    }

    @Test
    void of_two_starts_that_probe_the_second_is_refused() {
        store().closeProvider(PROVIDER, GATE);
        StartWrite first = startNow(verification(1), GATE);
        StartWrite second = startNow(verification(2, OTHER_PHONE, SIGN_IN, NOW), GATE);

        assertThat(store().start(first)).isEqualTo(new StartCommit.Committed());
        assertThat(store().start(second)).isEqualTo(new StartCommit.ProviderClosed());

        assertThat(store().find(ref(2))).isEmpty();
        assertThat(store().gates(OTHER_PHONE, SIGN_IN).activity().version()).isZero();
    }

    @Test
    void start_that_probes_a_gate_with_another_fault_is_refused() {
        store().closeProvider(PROVIDER, new ProviderGate("api_key", GATE.retryAt()));

        assertThat(store().start(startNow(verification(1), GATE))).isEqualTo(new StartCommit.ProviderClosed());
    }

    @Test
    void start_that_probes_a_gate_that_is_gone_is_refused_and_leaves_it_open() {
        assertThat(store().start(startNow(verification(1), GATE))).isEqualTo(new StartCommit.ProviderClosed());
        assertThat(gates().provider()).isNull();
    }

    @Test
    void start_that_does_not_probe_leaves_the_gate() {
        StartWrite decided = startNow(verification(1), null);
        store().closeProvider(PROVIDER, GATE);

        assertThat(store().start(decided)).isEqualTo(new StartCommit.Committed());
        assertThat(gates().provider()).isEqualTo(GATE);
    }

    @Test
    void changed_activity_is_told_before_a_closed_provider() {
        StartWrite late = startNow(verification(2), GATE);
        started(1);

        assertThat(store().start(late)).isInstanceOf(StartCommit.PhoneChanged.class);
    }
}
