package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetCounts;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.budget.BudgetTake;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Tells whoever pays that most or all of a day's money is spent: once a day, account and share, because a mark in
/// the table is set by one conditional write.
final class SpendAlerts {

    private static final int MOST = 80;
    private static final int ALL = 100;

    private final BudgetStore store;
    private final EventLog events;
    private final Set<Booking.Spent> known = ConcurrentHashMap.newKeySet();

    SpendAlerts(BudgetStore store, EventLog events) {
        this.store = store;
        this.events = events;
    }

    static Booking.Spent all(BudgetDay day) {
        return new Booking.Spent(day.first(), ALL);
    }

    /// The share that a message has brought its account to; of an account with several items this one's share.
    static Optional<Booking.Spent> reached(BudgetTake take, BudgetCounts after) {
        boolean most = after.spent().compareTo(take.ceilings().spend().percent(MOST)) >= 0;
        return most ? Optional.of(new Booking.Spent(take.day().first(), MOST)) : Optional.empty();
    }

    void tell(List<Booking.Spent> spent) {
        spent.forEach(this::tell);
    }

    private void tell(Booking.Spent spent) {
        known.removeIf(it -> !it.day().day().equals(spent.day().day()));
        if (known.contains(spent)) {
            return;
        }
        try {
            if (store.markSpending(spent.day(), spent.percent())) {
                events.record(Alerts.spendCap(spent.day().account(), spent.percent()));
            }
            known.add(spent);
        } catch (StoreUnavailableException e) {
            // the next message that finds it so tries again
            events.record(Event.broken(e));
        }
    }
}
