package dev.twoticks.verification;

import static dev.twoticks.verification.WindowLimits.british;
import static dev.twoticks.verification.WindowLimits.nigerian;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What all the windows of starts together let pass.
final class StartWindowsPropertyTest {

    private final World world = new World();
    private final WindowLimits limits = new WindowLimits(world.policy);

    private StartResult start(StartRequests request) {
        return world.start(request.request());
    }

    /// T15: strangers of many addresses, blocks and countries, at random moments. The limits are judged from a history
    /// of its own, by the texts that were sent, not by what the domain makes of them.
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void exactly_the_limits_pass(long seed) {
        limits.addresses(4, 9, 1);
        limits.blocks(6);
        limits.quota(FixedPolicy.WEB, 25, 200);
        Random random = new Random(seed);
        Map<String, Integer> passed = new HashMap<>();
        Map<String, Set<String>> countries = new HashMap<>();
        Set<String> asked = new HashSet<>();
        int limited = 0;
        for (int i = 0; i < 600; i++) {
            world.passes(random.nextInt(120));
            boolean nigeria = random.nextInt(3) > 0;
            int block = random.nextInt(4);
            String number = (nigeria ? nigerian(block) : british(block))
                    .replaceAll("...$", "%03d".formatted(random.nextInt(1_000)));
            if (!asked.add(number)) {
                continue; // its own limits stay out of it
            }
            int network = random.nextInt(8);
            String address = network < 5
                    ? random.nextBoolean() ? "192.0.2." + network : "::ffff:192.0.2." + network
                    : "2001:db8:0:%d::%x".formatted(network, random.nextInt(0x10000));
            String hour = world.now().toString().substring(0, 13);
            String day = hour.substring(0, 10);

            Set<String> known = countries.computeIfAbsent(network + day, _ -> new HashSet<>());
            Map<String, Integer> own = Map.of("ip " + network + hour, 4, "ip " + network + day, 9);
            Map<String, Integer> shared = Map.of(
                    "block " + number.substring(0, number.length() - 3) + hour, 6, "app" + hour, 25, "app" + day, 200);
            boolean room = Stream.concat(own.entrySet().stream(), shared.entrySet().stream())
                    .allMatch(it -> passed.getOrDefault(it.getKey(), 0) < it.getValue());
            String country = nigeria ? "NG" : "GB";
            boolean admitted = room && (known.isEmpty() || known.contains(country));

            StartResult result = start(StartRequests.GOOD.withNumber(number).from(address));

            assertThat(result)
                    .as("request %d of seed %d", i, seed)
                    .isInstanceOf(admitted ? StartResult.Started.class : StartResult.RateLimited.class);
            // an address keeps what was refused elsewhere, as far as it had room
            own.forEach((key, most) -> passed.merge(key, 1, (old, one) -> Math.min(most, old + one)));
            if (known.isEmpty()) {
                known.add(country);
            }
            if (admitted) {
                shared.keySet().forEach(it -> passed.merge(it, 1, Integer::sum));
            } else {
                limited++;
            }
        }
        assertThat(limited).as("the limits were met").isBetween(100, 560);
    }

    /// T16
    @Test
    void one_number_asked_for_from_a_thousand_addresses_is_started_five_times_an_hour_and_ten_times_a_day() {
        limits.addresses(10, 30, 3);
        limits.blocks(10);
        int inHour = 0;
        int inDay = 0;
        for (int hour = 0; hour < 3; hour++) {
            int before = inDay;
            for (int i = 0; i < 1_000; i++) {
                StartRequests request = StartRequests.GOOD.from("10.%d.%d.%d".formatted(hour, i / 250, i % 250));
                if (start(request) instanceof StartResult.Started it) {
                    inDay++;
                    // it must not be the limit of two live ones that is shown here
                    world.cancel(it.id());
                }
                world.clock.forward(Duration.ofMillis(3_600));
            }
            inHour = Math.max(inHour, inDay - before);
        }

        assertThat(inHour).isEqualTo(5);
        assertThat(inDay).isEqualTo(10);
    }
}
