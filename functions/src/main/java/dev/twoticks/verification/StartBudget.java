package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetQuestion;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.budget.BudgetView;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.budget.TotalSpend;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.plan.CountryPolicy;
import dev.twoticks.verification.plan.PolicySource;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// Refuses what no budget is left for before anybody waits for a code. Reads only: whether a message may be sent is
/// decided once more, and for certain, when it is counted.
final class StartBudget {

    private final PolicySource policy;
    private final EventLog events;
    private final SpendAlerts alerts;
    private final BudgetFigures figures = new BudgetFigures();

    StartBudget(BudgetStore store, PolicySource policy, EventLog events) {
        this.policy = policy;
        this.events = events;
        this.alerts = new SpendAlerts(store, events);
    }

    /// The counters that decide, to be read with the other gates.
    BudgetQuestion question(CountryPolicy country, Ref ref, Instant now) {
        LocalDate day = SendBudget.day(now);
        int own = BudgetRules.shards(figures.days(country.country(), day), day);
        return new BudgetQuestion(
                country.country(),
                BudgetDay.of(country.country(), day, SendBudget.shard(ref, own)),
                new TotalSpend(policy.dailySpend()).items(day),
                SendBudget.hour(now));
    }

    /// The limit that stands in the way of every message to this country; empty if there is none.
    Optional<BudgetLimit> refusal(CountryPolicy country, BudgetQuestion asked, BudgetView view, Ref ref) {
        LocalDate day = asked.own().day();
        figures.keep(country.country(), day, view.days());
        Optional<BudgetLimit> limit = total(country, view.total())
                .or(() -> own(country, asked, view, ref))
                .filter(it -> !it.adaptive() || country.budget().mode() == BudgetRules.Mode.ENFORCE);
        limit.ifPresent(it -> {
            events.record(BudgetEvents.startRefused(country.country(), it));
            switch (it) {
                case COUNTRY_SPEND -> alerts.tell(List.of(SpendAlerts.all(asked.own())));
                case TOTAL_SPEND ->
                    alerts.tell(List.of(SpendAlerts.all(asked.total().getFirst())));
                case HOUR, DAY, NOT_ALLOWED -> {
                    // not about money
                }
            }
        });
        return limit;
    }

    private Optional<BudgetLimit> total(CountryPolicy country, BudgetCounts total) {
        Money after = total.spent().plus(cheapest(country));
        return after.compareTo(policy.dailySpend()) > 0 ? Optional.of(BudgetLimit.TOTAL_SPEND) : Optional.empty();
    }

    /// Nothing is said from an item that is not the verification's own, because the country turned out to be larger.
    private static Optional<BudgetLimit> own(CountryPolicy country, BudgetQuestion asked, BudgetView view, Ref ref) {
        LocalDate day = asked.own().day();
        int shards = BudgetRules.shards(view.days(), day);
        return SendBudget.shard(ref, shards) == asked.own().shard()
                ? country.budget().passed(view.days(), day, view.own(), cheapest(country))
                : Optional.empty();
    }

    private static Money cheapest(CountryPolicy country) {
        return country.budget().prices().cheapest(country.channels());
    }
}
