package dev.twoticks.verification.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TotalSpendTest {

    private static TotalSpend of(long dollars) {
        return new TotalSpend(Money.dollars(dollars));
    }

    @ParameterizedTest(name = "{0} dollars: {1} items")
    @CsvSource({"0, 1", "50, 1", "5000, 1", "5001, 2", "50000, 10", "999999, 10"})
    void each_five_thousand_dollars_have_an_item(long dollars, int items) {
        assertThat(of(dollars).items()).isEqualTo(items);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 50, 5000, 5001, 12_345, 50_000, 999_999})
    void parts_are_the_money_exactly(long dollars) {
        TotalSpend total = of(dollars);
        Money sum = IntStream.range(0, total.items()).mapToObj(total::part).reduce(Money.ZERO, Money::plus);
        assertThat(sum).isEqualTo(Money.dollars(dollars));
    }

    @Test
    void more_money_makes_no_part_smaller() {
        for (long dollars = 0; dollars < 70_000; dollars += 500) {
            TotalSpend before = of(dollars);
            TotalSpend after = of(dollars + 500);
            for (int item = 0; item < before.items(); item++) {
                assertThat(after.part(item)).isGreaterThanOrEqualTo(before.part(item));
            }
        }
    }

    @Test
    void items_get_messages_by_the_size_of_their_parts() {
        int[] messages = new int[3];
        new Random(7).ints(10_000).forEach(it -> messages[of(12_500).item(it)]++);
        assertThat(messages[0]).isBetween(3800, 4200);
        assertThat(messages[1]).isBetween(3800, 4200);
        assertThat(messages[2]).isBetween(1800, 2200);
    }

    @Test
    void a_cap_below_a_dollar_has_its_one_item() {
        assertThat(new TotalSpend(new Money(1)).item(-17)).isZero();
    }

    @Test
    void no_message_belongs_to_an_item_that_there_is_not() {
        assertThat(new Random(7).ints(1000).map(of(999_999)::item)).allMatch(it -> it >= 0 && it < 10);
    }
}
