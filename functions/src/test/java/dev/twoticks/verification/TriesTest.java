package dev.twoticks.verification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.limit.AddressLimits;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How often one address may check codes and ask for deliveries.
final class TriesTest {

    private static final Caller HERE = World.SHOP.at(StartRequests.address("203.0.113.7"));
    private static final Caller ELSEWHERE = World.SHOP.at(StartRequests.address("203.0.113.8"));
    private static final Instant NEXT_MINUTE = Instant.parse("2026-11-24T10:01:00Z");
    private static final VerificationId UNKNOWN =
            VerificationId.parse("AAAAAAAAAAAAAAAAAAAAAA").orElseThrow();

    private final World world = new World();
    private final VerificationId id = world.started();

    @BeforeEach
    void send() {
        world.send(id.ref(), Examples.FIRST);
        world.policy.addressLimits(new AddressLimits(10, 30, 3, 3));
    }

    private void threeTries() {
        assertThat(world.check(id, HERE, World.wrong(id))).isInstanceOf(CheckResult.Incorrect.class);
        assertThat(world.check(UNKNOWN, HERE, World.wrong(id))).isEqualTo(new CheckResult.NotFound());
        assertThat(world.resend(id, HERE, false)).isInstanceOf(ResendResult.TooEarly.class);
    }

    @Test
    void checks_and_deliveries_are_counted_together_whatever_comes_of_them() {
        threeTries();
        List<String> before = List.copyOf(world.commits);

        assertThat(world.check(id, HERE, World.code(id))).isEqualTo(new CheckResult.RateLimited(NEXT_MINUTE));
        assertThat(world.resend(id, HERE, false)).isEqualTo(new ResendResult.RateLimited(NEXT_MINUTE));
        assertThat(world.commits).isEqualTo(before);
    }

    @Test
    void right_and_wrong_and_unknown_are_limited_alike() {
        threeTries();

        assertThat(world.check(id, HERE, World.wrong(id)))
                .isEqualTo(world.check(id, HERE, World.code(id)))
                .isEqualTo(world.check(UNKNOWN, HERE, World.code(id)));
    }

    @Test
    void others_and_the_next_minute_are_free() {
        threeTries();

        assertThat(world.check(id, ELSEWHERE, World.wrong(id))).isInstanceOf(CheckResult.Incorrect.class);
        world.passes(60);
        assertThat(world.check(id, HERE, World.code(id))).isInstanceOf(CheckResult.Approved.class);
    }

    @Test
    void a_server_that_shows_its_secret_is_not_counted_and_one_that_does_not_is() {
        Caller server = caller(FixedPolicy.SERVER_SECRET);
        Caller guesser = caller("a guess");
        for (int i = 0; i < 3; i++) {
            assertThat(world.check(id, server, World.wrong(id))).isEqualTo(new CheckResult.NotFound());
        }
        assertThat(world.check(id, server, World.wrong(id))).isEqualTo(new CheckResult.NotFound());
        for (int i = 0; i < 3; i++) {
            assertThat(world.check(id, guesser, World.wrong(id))).isEqualTo(new CheckResult.NotFound());
        }
        assertThat(world.check(id, guesser, World.wrong(id))).isEqualTo(new CheckResult.RateLimited(NEXT_MINUTE));
        assertThat(world.resend(id, server, false)).isEqualTo(new ResendResult.NotFound());
    }

    @Test
    void the_event_names_the_window_and_nothing_of_the_caller() {
        threeTries();
        world.check(id, HERE, World.code(id));

        assertThat(world.events.events()).last().isEqualTo(new Event("request.limited", Map.of("windows", "tries")));
    }

    @Test
    void without_windows_nothing_is_checked_or_sent() {
        List<String> before = List.copyOf(world.commits);
        world.windows.breakDown();

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> world.check(id, HERE, World.code(id)));
        assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> world.resend(id, HERE, false));
        assertThat(world.commits).isEqualTo(before);
    }

    private static Caller caller(String secret) {
        return new Caller(FixedPolicy.SERVER, secret, null).at(StartRequests.address("198.51.100.1"));
    }
}
