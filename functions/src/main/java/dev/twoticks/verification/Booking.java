package dev.twoticks.verification;

import dev.twoticks.verification.budget.BudgetDay;
import dev.twoticks.verification.budget.BudgetLimit;
import dev.twoticks.verification.budget.BudgetTake;
import dev.twoticks.verification.delivery.Failure;
import dev.twoticks.verification.delivery.FailureClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of a message's place in the budgets.
sealed interface Booking {

    /// The limiter could not answer, so nothing is sent. Whether it has counted is not known.
    Failure UNAVAILABLE = new Failure("budget_unavailable", FailureClass.TRANSIENT);

    /// A share of an account's money that is spent.
    record Spent(BudgetDay day, int percent) {}

    /// The message is counted and may be sent.
    ///
    /// @param takes what to hand back if it is not sent after all
    /// @param passed the limit that was passed and lets pass
    /// @param spent shares that are reached
    record Counted(List<BudgetTake> takes, @Nullable BudgetLimit passed, List<Spent> spent) implements Booking {}

    /// The message must not be sent, and is not counted.
    record Full(BudgetLimit limit, List<Spent> spent) implements Booking {}

    record Unavailable() implements Booking {}
}
