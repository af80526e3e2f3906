package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.delivery.Delivery;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Gives an approved verification's messages back to the budget, each to the hour and the day it was sent in.
final class ApprovalBudget {

    private final BudgetStore store;
    private final EventLog events;

    private record Period(BudgetDay item, int hour) {}

    ApprovalBudget(BudgetStore store, EventLog events) {
        this.store = store;
        this.events = events;
    }

    /// Best effort: what is not given back only allows less. What was in flight when the verification was read
    /// stays counted, so that it is not given back here and handed back by its sender as well.
    void giveBack(Verification approved) {
        if (approved.request().test()) {
            return; // nothing was taken
        }
        Country country = approved.request().country();
        Map<Period, Long> sends = approved.deliveries().values().stream()
                .filter(it -> it.status().counted())
                .collect(Collectors.groupingBy(it -> period(country, it), Collectors.counting()));
        Map<LocalDate, Long> days = sends.entrySet().stream()
                .collect(Collectors.groupingBy(
                        it -> it.getKey().item().day(), Collectors.summingLong(Map.Entry::getValue)));
        List<Runnable> calls = new ArrayList<>();
        sends.forEach((period, count) ->
                calls.add(() -> write(approved, it -> it.returnBudget(period.item(), period.hour(), count))));
        days.forEach((day, count) -> calls.add(() -> write(approved, it -> it.countApproved(country, day, count))));
        InParallel.run(calls);
    }

    private static Period period(Country country, Delivery sent) {
        BudgetDay item = BudgetDay.of(country, SendBudget.day(sent.claimedAt()), sent.budgetShard());
        return new Period(item, SendBudget.hour(sent.claimedAt()));
    }

    private void write(Verification approved, Consumer<BudgetStore> call) {
        try {
            call.accept(store);
        } catch (StoreUnavailableException _) {
            events.record(BudgetEvents.notReturned(approved.ref()));
        }
    }
}
