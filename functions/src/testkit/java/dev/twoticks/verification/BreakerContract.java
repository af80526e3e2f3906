package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.NOW;
import static dev.twoticks.verification.Examples.PHONE;
import static dev.twoticks.verification.Examples.SIGN_IN;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.BreakerKey.Kind;
import dev.twoticks.verification.breaker.CallCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

abstract class BreakerContract extends StoreSituation {

    private static final Duration PAUSE = Duration.ofSeconds(60);
    private static final BreakerKey SENDER = new BreakerKey(Kind.SENDER, "+15005550100");
    private static final BreakerKey TEMPLATE = new BreakerKey(Kind.TEMPLATE, "HX00000000000000000000000000000002");
    private static final BreakerKey WHOLE = new BreakerKey(Kind.PROVIDER, "");
    private static final Breaker OPEN = new Breaker(SENDER, NOW.plus(PAUSE), PAUSE);
    private static final Instant ELAPSED = OPEN.retryAt();

    private List<Breaker> read() {
        return store().gates(new GateQuestion(PHONE, SIGN_IN, null, List.of(WHOLE, SENDER, TEMPLATE)))
                .breakers();
    }

    @Test
    void opened_breaker_is_read_with_the_gates_that_ask_for_it() {
        assertThat(read()).isEmpty();
        assertThat(store().openBreaker(OPEN, NOW)).isTrue();
        assertThat(read()).containsExactly(OPEN);
        assertThat(store().gates(PHONE, SIGN_IN).breakers()).isEmpty();
    }

    @Test
    void open_breaker_is_not_opened_again_until_its_pause_is_over() {
        store().openBreaker(OPEN, NOW);
        Breaker later = new Breaker(SENDER, ELAPSED.plus(PAUSE), PAUSE);
        assertThat(store().openBreaker(later, ELAPSED.minusMillis(1))).isFalse();
        assertThat(read()).containsExactly(OPEN);
        assertThat(store().openBreaker(later, ELAPSED)).isTrue();
        assertThat(read()).containsExactly(later);
    }

    @Test
    void one_call_probes_what_it_has_read() {
        store().openBreaker(OPEN, NOW);
        Breaker next = OPEN.probed(ELAPSED, Duration.ofHours(1));
        assertThat(store().probeBreaker(OPEN, next)).isTrue();
        assertThat(store().probeBreaker(OPEN, next)).isFalse();
        assertThat(read())
                .containsExactly(new Breaker(SENDER, ELAPSED.plus(PAUSE).plus(PAUSE), PAUSE.plus(PAUSE)));
    }

    @Test
    void breaker_that_is_gone_is_not_probed() {
        assertThat(store().probeBreaker(OPEN, OPEN.probed(ELAPSED, Duration.ofHours(1))))
                .isFalse();
        assertThat(read()).isEmpty();
    }

    @Test
    void closed_breaker_is_gone_and_the_others_stay() {
        Breaker template = new Breaker(TEMPLATE, NOW.plus(PAUSE), PAUSE);
        Breaker whole = new Breaker(WHOLE, NOW.plus(PAUSE), PAUSE);
        store().openBreaker(OPEN, NOW);
        store().openBreaker(template, NOW);
        store().openBreaker(whole, NOW);
        assertThat(store().closeBreaker(SENDER, NOW)).isTrue();
        assertThat(store().closeBreaker(SENDER, NOW)).isFalse();
        assertThat(read()).containsExactly(whole, template);
    }

    @Test
    void breakers_and_the_provider_s_gate_are_apart() {
        store().closeProvider(Examples.PROVIDER, Examples.GATE);
        store().openBreaker(new Breaker(WHOLE, NOW.plus(PAUSE), PAUSE), NOW);
        store().openProvider(Examples.PROVIDER);
        assertThat(read()).hasSize(1);
    }

    @Test
    void breaker_that_was_opened_or_gone_through_since_is_not_closed() {
        store().openBreaker(OPEN, NOW);
        assertThat(store().closeBreaker(SENDER, NOW.minusMillis(1))).isFalse();
        assertThat(read()).containsExactly(OPEN);

        Breaker probed = OPEN.probed(ELAPSED, Duration.ofHours(1));
        store().probeBreaker(OPEN, probed);
        assertThat(store().closeBreaker(SENDER, ELAPSED.minusMillis(1))).isFalse();
        assertThat(read()).containsExactly(probed);
        assertThat(store().closeBreaker(SENDER, ELAPSED)).isTrue();
        assertThat(read()).isEmpty();
    }

    @Test
    void calls_of_a_minute_add_up() {
        Instant minute = Instant.parse("2026-11-24T10:00:59.999Z");
        assertThat(store().countCalls(NOW, CallCounts.CALL)).isEqualTo(new CallCounts(1, 0, 0));
        assertThat(store().countCalls(minute, CallCounts.FAILED_CALL)).isEqualTo(new CallCounts(2, 1, 0));
        assertThat(store().countCalls(minute.plusMillis(1), CallCounts.CALL)).isEqualTo(CallCounts.CALL);
        assertThat(store().countCalls(minute, CallCounts.FAILURE)).isEqualTo(new CallCounts(2, 2, 0));
        assertThat(store().countCalls(NOW, CallCounts.SILENCE)).isEqualTo(new CallCounts(2, 2, 1));
    }
}
