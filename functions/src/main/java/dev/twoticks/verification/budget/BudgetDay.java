package dev.twoticks.verification.budget;

import dev.twoticks.verification.phone.Country;
import java.time.LocalDate;

/// One item of counters: a country's, or everybody's, on one UTC day. A large country has several items a day, so
/// that its messages do not queue for one.
///
/// @param account a country's code, or [#TOTAL]
/// @param shard from 0
public record BudgetDay(String account, LocalDate day, int shard) {

    /// The account of all countries together.
    public static final String TOTAL = "total";

    /// Items of an account on one day, at most.
    public static final int MOST_SHARDS = 10;

    public static BudgetDay of(Country country, LocalDate day, int shard) {
        return new BudgetDay(country.code(), day, shard);
    }

    public static BudgetDay total(LocalDate day, int shard) {
        return new BudgetDay(TOTAL, day, shard);
    }

    /// Where the account's marks of this day are.
    public BudgetDay first() {
        return new BudgetDay(account, day, 0);
    }
}
