package dev.twoticks.verification;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.application.Caller;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.idempotency.IdempotencyKey;
import dev.twoticks.verification.idempotency.KeptAnswer;
import dev.twoticks.verification.idempotency.KeptRequest;
import dev.twoticks.verification.idempotency.Repeatable;
import dev.twoticks.verification.limit.AddressLimits;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The same check under the same idempotency key.
final class RepeatedCheckTest {

    private final World world = new World();
    private final VerificationId id = world.started();

    @BeforeEach
    void send() {
        world.send(id.ref(), Examples.FIRST);
    }

    @Test
    void right_code_gives_the_same_token_for_a_minute() {
        CheckResult first = check("k", World.code(id));
        world.passes(KeptAnswer.TOKEN_REPEATED.toSeconds() - 1);

        assertThat(check("k", World.code(id))).isEqualTo(first).isInstanceOf(CheckResult.Approved.class);

        assertThat(world.tokens.signed()).hasSize(2);
        assertThat(world.tokens.signed().getFirst())
                .isEqualTo(world.tokens.signed().getLast());
        assertThat(world.commits).filteredOn(it -> it.startsWith("approve")).hasSize(1);
    }

    @Test
    void after_a_minute_the_token_is_given_no_more() {
        check("k", World.code(id));
        world.passes(KeptAnswer.TOKEN_REPEATED.toSeconds());

        assertThat(check("k", World.code(id))).isEqualTo(new CheckResult.AlreadyApproved());
        assertThat(world.tokens.signed()).hasSize(1);
    }

    @Test
    void approved_verification_answers_every_guess_alike_but_the_repeated_check() {
        check("k", World.code(id));

        for (Code guess : List.of(World.code(id), World.wrong(id))) {
            assertThat(world.check(id, guess)).isEqualTo(new CheckResult.AlreadyApproved());
            assertThat(check("another", guess)).isEqualTo(new CheckResult.AlreadyApproved());
        }
        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.AlreadyApproved());
        assertThat(world.tokens.signed()).hasSize(1);
    }

    @Test
    void repetition_needs_the_application_and_the_binding_as_well() {
        check("k", World.code(id));

        for (Caller stranger : List.of(
                new Caller("another", null, FixedPolicy.ORIGIN),
                new Caller(FixedPolicy.WEB, null, FixedPolicy.ORIGIN).showing(Examples.VERIFIER))) {
            assertThat(world.check(id, stranger, World.code(id), repeatable("k", World.code(id))))
                    .isEqualTo(new CheckResult.NotFound());
        }
    }

    @Test
    void wrong_code_is_answered_as_before_and_counted_once() {
        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(4));
        assertThat(check("other", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(3));

        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(4));

        assertThat(world.read(id).checks()).isEqualTo(2);
        assertThat(world.gates().lock().failures()).isEqualTo(2);
        assertThat(world.events.names()).contains("check.repeated");
    }

    @Test
    void other_code_under_a_used_key_is_not_judged() {
        check("k", World.wrong(id));
        List<String> written = List.copyOf(world.commits);

        assertThat(check("k", World.code(id))).isEqualTo(new CheckResult.KeyReused());
        assertThat(check("k", Code.parse("000009").orElseThrow())).isEqualTo(new CheckResult.KeyReused());

        assertThat(world.commits).isEqualTo(written);
        assertThat(check("new", World.code(id))).isInstanceOf(CheckResult.Approved.class);
        assertThat(check("k", World.code(id))).isEqualTo(new CheckResult.KeyReused());
    }

    @Test
    void last_wrong_code_is_answered_again_after_it_has_used_up_the_checks() {
        for (int n = 1; n < Verification.MAX_CHECKS; n++) {
            world.check(id, World.wrong(id));
        }
        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(0));

        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(0));
        assertThat(check("another", World.wrong(id))).isEqualTo(new CheckResult.Exhausted());
    }

    @Test
    void keys_let_nobody_guess_more_often() {
        long judged = 0;
        for (int n = 0; n < 100; n++) {
            Code guess = Code.parse("%06d".formatted(n)).orElseThrow();
            CheckResult answer = check("k" + n % 7, guess.matches(World.code(id)) ? World.wrong(id) : guess);
            judged += answer instanceof CheckResult.Incorrect ? 1 : 0;
        }

        assertThat(judged).isEqualTo(Verification.MAX_CHECKS);
        assertThat(world.read(id).checks()).isEqualTo(Verification.MAX_CHECKS);
    }

    @Test
    void refused_check_is_not_remembered() {
        world.lock(Examples.SIGN_IN);
        assertThat(check("k", World.code(id))).isInstanceOf(CheckResult.PhoneLimited.class);

        assertThat(world.memory
                        .gates(world.phone(World.NIGERIAN), Examples.SIGN_IN)
                        .lock()
                        .closedUntil(world.now()))
                .isPresent();
        assertThat(world.commits).noneMatch(it -> it.startsWith("approve"));
        assertThat(check("k", World.wrong(id))).isInstanceOf(CheckResult.PhoneLimited.class);
    }

    @Test
    void full_window_does_not_stop_a_repeated_check() {
        CheckResult first = check("k", World.code(id));
        world.passes(30);
        world.policy.addressLimits(new AddressLimits(1, 1, 1, 1));
        world.check(id, World.code(id));

        assertThat(check("k", World.code(id))).isEqualTo(first).isInstanceOf(CheckResult.Approved.class);
        assertThat(check("another", World.code(id))).isInstanceOf(CheckResult.RateLimited.class);
        assertThat(world.check(id, World.code(id))).isInstanceOf(CheckResult.RateLimited.class);
        assertThat(world.check(
                        id,
                        new Caller("another", null, FixedPolicy.ORIGIN),
                        World.code(id),
                        repeatable("k", World.code(id))))
                .isInstanceOf(CheckResult.RateLimited.class);
    }

    @Test
    void check_that_keeps_meeting_itself_gets_the_answer_or_is_in_flight() {
        world.store = (VerificationStore) Proxy.newProxyInstance(
                VerificationStore.class.getClassLoader(),
                new Class<?>[] {VerificationStore.class},
                (_, called, arguments) -> called.getName().equals("countWrong")
                        ? new CheckCommit.KeyInFlight()
                        : called.invoke(world.memory, arguments));
        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.KeyInFlight());

        VerificationStore meeting = world.store;
        world.store = InterruptedStore.before("countWrong", meeting, () -> {
            world.store = world.memory;
            assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(4));
        });
        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(4));
        assertThat(world.read(id).checks()).isEqualTo(1);
    }

    @Test
    void repeated_approval_gives_the_budget_back_once() {
        for (int n = 0; n < 3; n++) {
            assertThat(check("k", World.code(id))).isInstanceOf(CheckResult.Approved.class);
        }

        assertThat(world.memory.approvedDays(FixedPolicy.NIGERIA).busiest(LocalDate.ofInstant(world.now(), UTC)))
                .isEqualTo(1);
    }

    @Test
    void key_of_another_verification_is_another_key() {
        check("k", World.wrong(id));
        VerificationId other = world.started(World.OTHER_NIGERIAN);

        assertThat(world.check(other, World.SHOP, World.wrong(other), repeatable("k", World.wrong(other))))
                .isEqualTo(new CheckResult.Incorrect(4));
    }

    @Test
    void answer_that_is_older_than_a_day_is_given_no_more() {
        check("k", World.wrong(id));
        world.passes(KeptRequest.KEPT.toSeconds() - 1);
        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Incorrect(4));
        world.passes(1);

        assertThat(check("k", World.wrong(id))).isEqualTo(new CheckResult.Expired());
    }

    private CheckResult check(String key, Code code) {
        return world.check(id, World.SHOP, code, repeatable(key, code));
    }

    private static Repeatable repeatable(String key, Code code) {
        return Repeatable.of(new IdempotencyKey(key), "{\"code\":\"" + code.reveal() + "\"}");
    }
}
