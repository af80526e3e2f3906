package dev.twoticks.verification;

import static dev.twoticks.verification.Examples.FIRST;
import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetRules.Mode;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/// A world in which Nigeria's budget can be set and everybody who asks for a message has a number of their own.
/// An SMS costs a dollar there, WhatsApp ten cents.
final class BudgetedWorld {

    static final Money PLENTY = Money.dollars(1000);
    static final Instant NEXT_HOUR = Instant.parse("2026-11-24T11:00:00Z");
    static final Instant MIDNIGHT = Instant.parse("2026-11-25T00:00:00Z");

    final World world = new World();
    private int numbers = 1000;

    void budget(Mode mode, int perHour, int perDay, Money dailySpend) {
        world.policy.budget(new BudgetRules(mode, perHour, perDay, 50, 100, dailySpend, FixedPolicy.GENEROUS.prices()));
    }

    String number() {
        return "+234803123" + numbers++;
    }

    /// A verification whose WhatsApp message was asked for.
    VerificationId sent() {
        VerificationId id = world.started(number());
        world.send(id.ref(), FIRST);
        return id;
    }

    StartResult next() {
        return world.start(StartRequests.of(number()));
    }

    void refusedUntil(Instant end) {
        assertThat(next()).isEqualTo(new StartResult.RateLimited(end));
    }

    BudgetCounts counts() {
        BudgetDay day = BudgetDay.of(FixedPolicy.NIGERIA, today(), 0);
        BudgetQuestion question = new BudgetQuestion(FixedPolicy.NIGERIA, day, List.of(), SendBudget.hour(world.now()));
        return world.memory
                .gates(new GateQuestion(Examples.PHONE, Examples.SIGN_IN, question, List.of()))
                .budget()
                .own();
    }

    LocalDate today() {
        return SendBudget.day(world.now());
    }
}
