package dev.twoticks.verification;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCeilings;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetRules;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.Ref;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts a message against its country's budget: by what is remembered, which only ever allows less, and by a
/// fresh reading before it is refused.
final class CountryBudget {

    private final BudgetStore store;
    private final BudgetFigures figures = new BudgetFigures();

    /// One message in one country at one time.
    record Message(Country country, BudgetRules rules, Money price, Ref ref, LocalDate day, int hour, int shard) {

        Message on(int other) {
            return new Message(country, rules, price, ref, day, hour, other);
        }

        BudgetDay item() {
            return BudgetDay.of(country, day, shard);
        }

        BudgetTake take(BudgetCeilings ceilings) {
            return new BudgetTake(item(), hour, ceilings, price);
        }
    }

    /// One write that counted, or the limit that was in its way.
    record Counting(@Nullable BudgetTake take, @Nullable BudgetLimit limit, Optional<Booking.Spent> spent) {}

    CountryBudget(BudgetStore store) {
        this.store = store;
    }

    /// Items that the country is spread over on a day, as far as its size is known here.
    int shards(Country country, LocalDate day) {
        return BudgetRules.shards(figures.days(country, day), day);
    }

    /// Counts by what is remembered; refused, by what the refusal and a fresh reading say, once.
    Counting take(Message message) {
        ApprovedDays known = figures.days(message.country(), message.day());
        BudgetTake first = message.take(message.rules().ceilings(known, message.day(), remembered(message)));
        return switch (store.takeBudget(first)) {
            case BudgetCommit.Taken(BudgetCounts after) -> taken(first, after, null);
            case BudgetCommit.Refused(BudgetCounts current) -> again(message, current);
        };
    }

    private Counting again(Message message, BudgetCounts current) {
        ApprovedDays fresh = store.approvedDays(message.country());
        figures.keep(message.country(), message.day(), fresh);
        int own = SendBudget.shard(message.ref(), BudgetRules.shards(fresh, message.day()));
        return own == message.shard() ? judged(message, fresh, current) : moved(message.on(own), fresh);
    }

    /// The country is larger than was known here: the message belongs to another item than its claim says.
    /// Approvals go where the claim says nevertheless: all items together have the same room for it.
    private Counting moved(Message message, ApprovedDays fresh) {
        BudgetTake take = message.take(message.rules().ceilings(fresh, message.day(), remembered(message)));
        return switch (store.takeBudget(take)) {
            case BudgetCommit.Taken(BudgetCounts after) -> taken(take, after, null);
            case BudgetCommit.Refused(BudgetCounts current) -> judged(message, fresh, current);
        };
    }

    /// In a mode that only records, the money alone is in the way, also of who loses the last place to another.
    private Counting judged(Message message, ApprovedDays fresh, BudgetCounts current) {
        BudgetRules rules = message.rules();
        LocalDate day = message.day();
        boolean lenient = rules.mode() == BudgetRules.Mode.RECORD_ONLY;
        Optional<BudgetLimit> passed =
                rules.passed(fresh, day, current, message.price()).filter(it -> !lenient || !it.adaptive());
        if (passed.isPresent()) {
            return refused(message, passed.get());
        }
        BudgetTake take = message.take(lenient ? rules.spendCeiling(fresh, day) : rules.ceilings(fresh, day, current));
        return switch (store.takeBudget(take)) {
            case BudgetCommit.Taken(BudgetCounts after) ->
                taken(take, after, lenient ? rules.past(fresh, day, after).orElse(null) : null);
            case BudgetCommit.Refused(BudgetCounts then) ->
                refused(message, rules.passed(fresh, day, then, message.price()).orElse(BudgetLimit.DAY));
        };
    }

    private BudgetCounts remembered(Message message) {
        return figures.counts(message.item(), message.hour());
    }

    private Counting taken(BudgetTake take, BudgetCounts after, @Nullable BudgetLimit passed) {
        figures.keep(take.day(), take.hour(), after);
        return new Counting(take, passed, SpendAlerts.reached(take, after));
    }

    private static Counting refused(Message message, BudgetLimit limit) {
        return new Counting(
                null,
                limit,
                limit == BudgetLimit.COUNTRY_SPEND ? Optional.of(SpendAlerts.all(message.item())) : Optional.empty());
    }
}
