package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The limits that the policy files ship, through the whole service.
final class ShippedLimitsTest {

    private static final int STARTS_AN_HOUR = 10;

    @Test
    void an_address_that_has_started_enough_starts_nothing_more() {
        try (LocalService service = LocalService.start(LocalOptions.quiet().withShippedLimits());
                Client client = new Client(service.api())) {
            List<Integer> statuses = IntStream.rangeClosed(0, STARTS_AN_HOUR)
                    .mapToObj(_ -> client.start(Numbers.fresh("101")).status())
                    .toList();
            Client.Answer refused = client.start(Numbers.fresh("101"));

            // the clock may strike in between, and then there is room again
            assertThat(statuses).filteredOn(it -> it == 201).hasSizeBetween(STARTS_AN_HOUR, STARTS_AN_HOUR + 1);
            if (refused.status() != 201) {
                assertThat(refused.status()).isEqualTo(429);
                assertThat(refused.problem()).isEqualTo("rate-limited");
                assertThat(Integer.parseInt(refused.header("retry-after"))).isBetween(1, 3600);
                assertThat(service.events()).anyMatch(it -> it.contains("\"windows\":\"address_hour\""));
            }
            assertThat(String.join("\n", service.events())).doesNotContain("127.0.0.1");
        }
    }
}
