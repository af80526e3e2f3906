package dev.twoticks.verification.budget;

/// What became of a message's count.
public sealed interface BudgetCommit {

    /// Counted, and it may be sent.
    ///
    /// @param after with this message in it
    record Taken(BudgetCounts after) implements BudgetCommit {}

    /// A ceiling was reached; nothing was counted.
    record Refused(BudgetCounts current) implements BudgetCommit {}
}
