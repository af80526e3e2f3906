package dev.twoticks.verification.budget;

/// What one item of counters holds. All but those that are handed back unused only grow.
///
/// @param sent messages of the day
/// @param approved those of them whose verification was approved
/// @param spent what the day's messages cost, by the price table
/// @param sentInHour messages of the clock hour that was asked for
/// @param approvedInHour those of them whose verification was approved
public record BudgetCounts(long sent, long approved, Money spent, long sentInHour, long approvedInHour) {

    /// Nothing was sent.
    public static final BudgetCounts NONE = new BudgetCounts(0, 0, Money.ZERO, 0, 0);

    /// What two items hold together.
    public BudgetCounts plus(BudgetCounts other) {
        return new BudgetCounts(
                sent + other.sent,
                approved + other.approved,
                spent.plus(other.spent),
                sentInHour + other.sentInHour,
                approvedInHour + other.approvedInHour);
    }
}
