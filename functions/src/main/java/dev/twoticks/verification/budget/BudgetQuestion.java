package dev.twoticks.verification.budget;

import dev.twoticks.verification.phone.Country;
import java.util.List;

/// Which counters a start wants to see.
///
/// @param own the country's item that the start's messages would be counted on
/// @param total the items of all countries
/// @param hour the clock hour, UTC
public record BudgetQuestion(Country country, BudgetDay own, List<BudgetDay> total, int hour) {

    public BudgetQuestion {
        total = List.copyOf(total);
    }
}
