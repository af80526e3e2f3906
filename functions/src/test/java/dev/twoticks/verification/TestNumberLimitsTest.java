package dev.twoticks.verification;

import static dev.twoticks.verification.TestNumbers.FICTITIOUS;
import static dev.twoticks.verification.TestNumbers.FIXED;
import static dev.twoticks.verification.TestNumbers.LAST_DAY;
import static dev.twoticks.verification.TestNumbers.limited;
import static dev.twoticks.verification.TestNumbers.listed;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.breaker.Breaker;
import dev.twoticks.verification.breaker.BreakerKey;
import dev.twoticks.verification.breaker.CallCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.plan.PlanReason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What stands in the way of a test number, and what does not.
final class TestNumberLimitsTest {

    private final World world = new World();

    private void list(String number) {
        world.policy.put(listed(world, listed(number, FIXED, LAST_DAY)));
    }

    private void listNone() {
        world.policy.put(listed(world));
    }

    @Test
    void no_limit_and_no_lock_is_shared_with_anybody() {
        list(World.NIGERIAN);
        for (int i = 0; i < 30; i++) {
            VerificationId id = world.started();
            world.exhaust(id);
        }
        assertThat(world.activity().version()).isZero();
        assertThat(world.gates().lock().failures()).isZero();

        listNone();
        assertThat(world.start(StartRequests.of(World.NIGERIAN))).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void provider_that_is_closed_is_no_matter() {
        list(FICTITIOUS);
        world.memory.closeProvider(
                Examples.PROVIDER, new ProviderGate("auth_token", world.now().plusSeconds(3600)));

        VerificationId id = world.started(FICTITIOUS);
        world.passes(30);

        assertThat(world.resend(id)).isInstanceOf(ResendResult.Accepted.class);
        assertThat(world.gates().provider()).isNotNull();
    }

    @Test
    void budgets_that_are_spent_and_breakers_that_are_open_are_no_matter() {
        list(World.NIGERIAN);
        world.policy.dailySpend(new Money(1));
        Instant later = world.now().plusSeconds(3600);
        world.memory.openBreaker(
                new Breaker(new BreakerKey(BreakerKey.Kind.PROVIDER, ""), later, Duration.ofMinutes(5)), world.now());

        VerificationId id = world.started();
        world.passes(30);

        assertThat(world.resend(id)).isInstanceOf(ResendResult.Accepted.class);
        assertThat(world.read(id).round().plan().reasons()).containsExactly(PlanReason.TEST_NUMBER);
    }

    @Test
    void nothing_is_counted_against_a_budget_or_a_breaker_and_an_approval_gives_nothing_back() {
        list(World.NIGERIAN);
        VerificationId id = world.started();
        world.send(id.ref(), Examples.FIRST, Channel.WHATSAPP, "by hand");
        assertThat(world.check(id, FIXED)).isInstanceOf(CheckResult.Approved.class);

        BudgetDay day = BudgetDay.of(FixedPolicy.NIGERIA, SendBudget.day(world.now()), 0);
        BudgetDay total = BudgetDay.total(SendBudget.day(world.now()), 0);
        BudgetQuestion asked =
                new BudgetQuestion(FixedPolicy.NIGERIA, day, List.of(total), SendBudget.hour(world.now()));
        GateQuestion question = new GateQuestion(Examples.PHONE, Examples.SIGN_IN, asked, List.of());
        assertThat(world.memory.gates(question).budget()).isEqualTo(BudgetView.NONE);
        assertThat(world.memory.countCalls(world.now(), CallCounts.NONE)).isEqualTo(CallCounts.NONE);
    }

    @Test
    void its_starts_count_for_address_and_application_so_that_nobody_guesses_without_end() {
        list(FICTITIOUS);
        world.policy.addressLimits(new AddressLimits(3, 30, 1, 1_000_000));
        StartRequests here = StartRequests.GOOD.from("203.0.113.7");
        StartRequest test = here.withNumber(FICTITIOUS).request();
        assertThat(world.start(test)).isInstanceOf(StartResult.Started.class);
        assertThat(world.start(test)).isInstanceOf(StartResult.Started.class);
        // whose country is the only one that counts
        assertThat(world.start(here.request())).isInstanceOf(StartResult.Started.class);

        List<String> before = List.copyOf(world.commits);
        assertThat(world.start(test)).isEqualTo(new StartResult.RateLimited(Instant.parse("2026-11-24T11:00:00Z")));
        assertThat(world.commits).isEqualTo(before);
        assertThat(world.events.named("request.limited"))
                .singleElement()
                .satisfies(it -> assertThat(it.fields())
                        .containsEntry("windows", "address_hour")
                        .containsEntry("client_id", FixedPolicy.WEB));
    }

    @Test
    void a_start_that_is_refused_uses_nothing_of_its_application_up() {
        world.policy.addressLimits(new AddressLimits(1, 30, 1, 1_000_000));
        list(FICTITIOUS);
        world.policy.put(limited(world, new ApplicationLimits(2, 2)));
        StartRequests test = StartRequests.GOOD.withNumber(FICTITIOUS);

        assertThat(world.start(test.from("203.0.113.7").request())).isInstanceOf(StartResult.Started.class);
        assertThat(world.start(test.from("203.0.113.7").request())).isInstanceOf(StartResult.RateLimited.class);
        assertThat(world.start(test.from("203.0.113.8").request())).isInstanceOf(StartResult.Started.class);
        assertThat(world.start(test.from("203.0.113.9").request())).isInstanceOf(StartResult.RateLimited.class);
    }
}
