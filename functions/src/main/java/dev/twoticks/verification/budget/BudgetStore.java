package dev.twoticks.verification.budget;

import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;

/// Counters of what was sent, approved and spent. They stand outside every transaction, because everybody writes
/// them. A message whose answer got lost may be counted twice, which allows less. What makes room for others is
/// counted at most once: a call that throws has counted or not, and is not made again.
public interface BudgetStore {

    /// Counts a message if no ceiling is in its way, in one conditional write. Of any number of calls at once
    /// exactly as many are taken as there is room for.
    BudgetCommit takeBudget(BudgetTake take);

    /// Takes a count back whose message was not sent. Adds up: call it once for a count.
    void handBackBudget(BudgetTake take);

    /// Counts messages as approved, which makes room for others in the hour and the day they were sent in. Adds
    /// up: call it once for a verification.
    void returnBudget(BudgetDay day, int hour, long sends);

    /// Adds to the country's approved messages of a day, and forgets those of days that no longer count. Adds up:
    /// call it once for a verification.
    void countApproved(Country country, LocalDate day, long sends);

    /// What was approved in the country within [ApprovedDays#DAYS] and today. Consistent.
    ApprovedDays approvedDays(Country country);

    /// Marks that the account has spent this share of its money, in one conditional write.
    ///
    /// @param day of shard 0
    /// @return whether this call was the first
    boolean markSpending(BudgetDay day, int percent);
}
