package dev.twoticks.local.simulation;

import dev.twoticks.verification.FixedPolicy;
import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.application.TestNumber;
import dev.twoticks.verification.breaker.BreakerRules;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import dev.twoticks.verification.plan.CountryPolicy;
import java.time.Duration;
import java.util.List;
import java.util.random.RandomGenerator;

/// What the owner's files of a world allow, beyond what every number has. Where they are tight, a story of minutes
/// meets them.
///
/// @param budget of every country
/// @param spend of a day in all
/// @param block starts an hour of a thousand numbers
record Allowances(
        BudgetRules budget,
        Money spend,
        AddressLimits address,
        ApplicationLimits application,
        int block,
        BreakerRules breakers) {

    private static final int MANY = 1_000_000;

    /// More than any story asks for.
    static final Allowances GENEROUS = new Allowances(
            FixedPolicy.GENEROUS,
            Money.dollars(100_000),
            new AddressLimits(MANY, MANY, MANY, MANY),
            new ApplicationLimits(MANY, MANY),
            MANY,
            BreakerRules.DEFAULT);

    /// Most are generous in most ways.
    static Allowances any(RandomGenerator random) {
        return new Allowances(
                random.nextInt(4) == 0 ? tightBudget(random) : GENEROUS.budget,
                random.nextInt(16) == 0 ? Money.dollars(few(random)) : GENEROUS.spend,
                random.nextInt(8) == 0 ? tightAddress(random) : GENEROUS.address,
                random.nextInt(12) == 0 ? new ApplicationLimits(few(random), few(random)) : GENEROUS.application,
                random.nextInt(16) == 0 ? few(random) : GENEROUS.block,
                random.nextInt(4) == 0 ? nervousBreakers(random) : GENEROUS.breakers);
    }

    private static BudgetRules tightBudget(RandomGenerator random) {
        return new BudgetRules(
                random.nextInt(4) == 0 ? BudgetRules.Mode.RECORD_ONLY : BudgetRules.Mode.ENFORCE,
                few(random),
                few(random) + random.nextInt(3),
                List.of(0, 50, 200).get(random.nextInt(3)),
                List.of(0, 100).get(random.nextInt(2)),
                random.nextInt(3) == 0 ? Money.dollars(few(random)) : Money.dollars(49), // from 50 it is spread
                FixedPolicy.GENEROUS.prices());
    }

    private static AddressLimits tightAddress(RandomGenerator random) {
        return new AddressLimits(few(random), few(random) + random.nextInt(3), MANY, few(random));
    }

    private static BreakerRules nervousBreakers(RandomGenerator random) {
        return new BreakerRules(few(random), 40, 60, Duration.ofSeconds(60), Duration.ofMinutes(4));
    }

    private static int few(RandomGenerator random) {
        return random.nextInt(1, 4);
    }

    /// @param tests the test numbers of every application
    void into(FixedPolicy policy, List<TestNumber> tests) {
        policy.dailySpend(spend);
        policy.addressLimits(address);
        policy.breakers(breakers);
        for (String client : Person.CLIENTS) {
            policy.application(client)
                    .map(this::limited)
                    .map(it -> with(it, tests))
                    .ifPresent(policy::put);
        }
        List.of(FixedPolicy.NIGERIA, FixedPolicy.BRITAIN)
                .forEach(it -> policy.country(it).map(this::limited).ifPresent(policy::put));
    }

    private Application limited(Application it) {
        return with(it, application, it.testNumbers());
    }

    /// The same application with other test numbers.
    static Application with(Application it, List<TestNumber> tests) {
        return with(it, it.limits(), tests);
    }

    private static Application with(Application it, ApplicationLimits limits, List<TestNumber> tests) {
        return new Application(
                it.clientId(),
                it.access(),
                it.binding(),
                it.origins(),
                it.redirectUris(),
                it.purposes(),
                it.phone(),
                it.smsOrigin(),
                limits,
                tests);
    }

    private CountryPolicy limited(CountryPolicy it) {
        return new CountryPolicy(
                it.country(),
                it.channels(),
                it.receiptWait(),
                it.success(),
                it.brandRequired(),
                it.language(),
                it.resend(),
                block,
                budget);
    }
}
