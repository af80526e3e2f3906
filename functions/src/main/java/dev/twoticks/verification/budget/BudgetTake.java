package dev.twoticks.verification.budget;

/// One message to be counted before it is sent.
///
/// @param hour the clock hour of the day, UTC, 0 to 23
public record BudgetTake(BudgetDay day, int hour, BudgetCeilings ceilings, Money price) {}
