package dev.twoticks.verification.budget;

import dev.twoticks.verification.phone.Country;

/// Which counters a start wants to see.
///
/// @param own the country's item that the start's messages would be counted on
/// @param total the item of all countries that they would be counted on
/// @param hour the clock hour, UTC
public record BudgetQuestion(Country country, BudgetDay own, BudgetDay total, int hour) {}
