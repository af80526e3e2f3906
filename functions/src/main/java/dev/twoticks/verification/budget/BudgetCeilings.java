package dev.twoticks.verification.budget;

/// What one item's counters must not pass.
///
/// @param day messages of the day, this one included
/// @param hour messages of the clock hour, this one included
/// @param spend what the day's messages may cost, this one included
public record BudgetCeilings(long day, long hour, Money spend) {

    /// More than anybody sends.
    static final long NONE = 1_000_000_000_000L;

    /// Only the money is limited.
    public static BudgetCeilings spend(Money spend) {
        return new BudgetCeilings(NONE, NONE, spend);
    }
}
