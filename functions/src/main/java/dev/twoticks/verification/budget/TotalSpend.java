package dev.twoticks.verification.budget;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// Everybody's money of a day. Its counters are spread over items, each with a part of the money: the first
/// ones with the same, the last with what is left. More money adds items and makes no part smaller, so that an
/// owner who raises it has all of the difference at once; and all parts together are the money exactly.
public record TotalSpend(Money daily) {

    private static final Money PART = Money.dollars(5000);

    public int items() {
        return Math.clamp(Math.ceilDiv(daily.micros(), PART.micros()), 1, BudgetDay.MOST_SHARDS);
    }

    /// All items of a day.
    public List<BudgetDay> items(LocalDate day) {
        return IntStream.range(0, items())
                .mapToObj(it -> BudgetDay.total(day, it))
                .toList();
    }

    /// What the messages on one item may cost.
    public Money part(int item) {
        Money left = daily.minus(PART.times(item));
        boolean last = item == BudgetDay.MOST_SHARDS - 1;
        return last || left.compareTo(PART) < 0 ? left : PART;
    }

    /// The item that a message is counted on while there is room: each gets as many as its part pays for.
    public int item(int hash) {
        long dollars = Math.max(1, daily.micros() / Money.dollars(1).micros());
        long dollar = Math.floorMod(hash, dollars);
        return (int) Math.min(dollar * Money.dollars(1).micros() / PART.micros(), items() - 1);
    }
}
