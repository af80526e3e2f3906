package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FALLBACK;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the money of a country and of all together lets pass. An SMS costs a dollar here, WhatsApp ten cents.
final class SpendCapTest {

    private final BudgetedWorld country = new BudgetedWorld();
    private final World world = country.world;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void the_country_s_money_is_the_end_in_every_mode(boolean enforce) {
        country.budget(enforce ? Mode.ENFORCE : Mode.RECORD_ONLY, 100, 100, Money.dollars(1));
        VerificationId id = country.sent();

        world.send(id.ref(), FALLBACK);

        assertThat(world.sender.sent()).hasSize(1);
        assertThat(world.delivery(id, FALLBACK).failure())
                .isEqualTo(new Failure("budget_country_spend", FailureClass.BUDGET));
        assertThat(country.counts().spent()).isEqualTo(new Money(100_000));
        for (int more = 0; more < 9; more++) {
            country.sent();
        }
        country.refusedUntil(BudgetedWorld.MIDNIGHT);
        assertThat(country.counts().spent()).isEqualTo(Money.dollars(1));
    }

    @Test
    void the_money_of_all_countries_is_the_end_for_each_and_the_country_gets_its_count_back() {
        country.budget(Mode.ENFORCE, 100, 100, BudgetedWorld.PLENTY);
        world.policy.dailySpend(Money.dollars(1));
        VerificationId id = country.sent();

        world.send(id.ref(), FALLBACK);

        assertThat(world.delivery(id, FALLBACK).failure())
                .isEqualTo(new Failure("budget_total_spend", FailureClass.BUDGET));
        assertThat(country.counts().spent()).isEqualTo(new Money(100_000));
        for (int more = 0; more < 9; more++) {
            country.sent();
        }
        country.refusedUntil(BudgetedWorld.MIDNIGHT);
    }
}
