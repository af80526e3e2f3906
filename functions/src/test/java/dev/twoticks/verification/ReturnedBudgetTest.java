package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import org.junit.jupiter.api.Test;

/// What comes back to a country's budget, and what does not.
final class ReturnedBudgetTest {

    private final BudgetedWorld country = new BudgetedWorld();
    private final World world = country.world;

    @Test
    void an_approval_gives_all_messages_of_its_verification_back() {
        country.budget(Mode.ENFORCE, 2, 2, BudgetedWorld.PLENTY);
        VerificationId id = country.sent();
        world.send(id.ref(), FALLBACK);
        country.refusedUntil(BudgetedWorld.NEXT_HOUR);

        world.check(id, World.code(id));

        assertThat(country.counts()).isEqualTo(new BudgetCounts(2, 2, new Money(1_100_000), 2, 2));
        assertThat(world.memory.approvedDays(FixedPolicy.NIGERIA).busiest(country.today()))
                .isEqualTo(2);
        assertThat(country.next()).isInstanceOf(StartResult.Started.class);
    }

    @Test
    void wrong_codes_and_cancellations_give_nothing_back() {
        country.budget(Mode.ENFORCE, 2, 20, BudgetedWorld.PLENTY);
        VerificationId wrong = country.sent();
        world.exhaust(wrong);
        world.cancel(country.sent());

        country.refusedUntil(BudgetedWorld.NEXT_HOUR);
    }

    @Test
    void a_message_that_was_refused_for_the_budget_is_not_given_back() {
        country.budget(Mode.ENFORCE, 1, 20, BudgetedWorld.PLENTY);
        VerificationId id = country.sent();
        world.send(id.ref(), FALLBACK);

        world.check(id, World.code(id));

        assertThat(country.counts()).isEqualTo(new BudgetCounts(1, 1, new Money(100_000), 1, 1));
    }

    @Test
    void a_claim_that_is_refused_or_held_gives_its_count_back() {
        country.budget(Mode.ENFORCE, 100, 100, BudgetedWorld.PLENTY);
        VerificationId id = country.sent();
        world.send(id.ref(), FIRST);
        assertThat(country.counts().sent()).isOne();

        world.cancel(id);
        world.send(id.ref(), FALLBACK);
        assertThat(country.counts()).isEqualTo(new BudgetCounts(1, 0, new Money(100_000), 1, 0));
    }

    @Test
    void an_approval_stands_although_the_budget_cannot_take_it_back() {
        VerificationId id = country.sent();
        WatchedStore watched = new WatchedStore(world.memory);
        watched.breakCalls(it -> it.equals("returnBudget") || it.equals("countApproved"));
        world.store = watched.store();

        assertThat(world.check(id, World.code(id))).isInstanceOf(CheckResult.Approved.class);
        assertThat(world.events.names()).contains("budget.not_returned");
    }
}
