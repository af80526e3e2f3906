package dev.twoticks.verification.budget;

/// The counters that a [BudgetQuestion] asked for.
///
/// @param total the sum of its items
public record BudgetView(ApprovedDays days, BudgetCounts own, BudgetCounts total) {

    /// Nothing was sent or approved yet.
    public static final BudgetView NONE = new BudgetView(ApprovedDays.NONE, BudgetCounts.NONE, BudgetCounts.NONE);
}
