package dev.twoticks.dynamodb;

import dev.twoticks.verification.budget.ApprovedDays;
import dev.twoticks.verification.budget.BudgetCommit;
import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetStore;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;

/// Single writes of counters.
///
/// @param once whose client repeats nothing: for what makes room for other messages
record BudgetUpdates(Table table, Table once) implements BudgetStore {

    @Override
    public BudgetCommit takeBudget(BudgetTake take) {
        return switch (table.write("takeBudget", BudgetItems.take(take))) {
            case Table.Written.Done done -> new BudgetCommit.Taken(BudgetItems.read(done.item(), take.hour()));
            case Table.Written.Refused refused ->
                new BudgetCommit.Refused(BudgetItems.read(refused.item(), take.hour()));
        };
    }

    @Override
    public void handBackBudget(BudgetTake take) {
        once.write("handBackBudget", BudgetItems.handBack(take));
    }

    @Override
    public void returnBudget(BudgetDay day, int hour, long sends) {
        once.write("returnBudget", BudgetItems.approve(day, hour, sends));
    }

    @Override
    public void countApproved(Country country, LocalDate day, long sends) {
        once.write("countApproved", BudgetItems.countApproved(country, day, sends));
    }

    @Override
    public ApprovedDays approvedDays(Country country) {
        return table.get("approvedDays", BudgetItems.approvedKey(country))
                .map(BudgetItems::readApproved)
                .orElse(ApprovedDays.NONE);
    }

    @Override
    public boolean markSpending(BudgetDay day, int percent) {
        return table.write("markSpending", BudgetItems.markSpending(day, percent)) instanceof Table.Written.Done;
    }
}
