package dev.twoticks.verification.budget;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MoneyTest {

    @ParameterizedTest
    @CsvSource({"0, 0", "20, 20000000", "0.3868, 386800", "0.000001, 1", "999999.999999, 999999999999", "1.50, 1500000"
    })
    void dollars_become_whole_millionths(String dollars, long micros) {
        assertThat(Money.parse(dollars)).contains(new Money(micros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".5", "5.", "-1", "+1", "01", "1,50", "$1", "1e3", "0.0000001", "1000000", "１"})
    void anything_else_is_no_amount(String text) {
        assertThat(Money.parse(text)).isEmpty();
    }

    @Test
    void a_million_sends_cost_exactly_a_million_prices() {
        Money sum = Money.ZERO;
        Money price = Money.parse("0.1").orElseThrow();
        for (int sent = 0; sent < 1_000_000; sent++) {
            sum = sum.plus(price);
        }
        assertThat(sum).isEqualTo(Money.dollars(100_000)).hasToString("100000.000000");
    }

    @Test
    void parts_and_shares_are_rounded_down() {
        assertThat(new Money(10).part(3)).isEqualTo(new Money(3));
        assertThat(new Money(99).percent(80)).isEqualTo(new Money(79));
        assertThat(Money.ZERO.minus(new Money(1_500_000))).hasToString("-1.500000");
    }
}
