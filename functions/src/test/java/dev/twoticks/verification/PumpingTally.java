package dev.twoticks.verification;

import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.code.VerificationId;
import dev.twoticks.verification.delivery.Channel;
import dev.twoticks.verification.phone.Country;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Counts what comes of [PumpingSimulation], on the days that are looked at.
final class PumpingTally {

    private final World world;
    private final Instant begin;
    private final Map<Country, Integer> genuine = new HashMap<>();
    private final Map<Country, Map<Integer, Integer>> refused = new HashMap<>();
    private final Map<Integer, Integer> unverifiedSms = new HashMap<>();
    private final long[] spentMicros = new long[PumpingSimulation.DAYS];

    PumpingTally(World world, Instant begin) {
        this.world = world;
        this.begin = begin;
    }

    /// Somebody wants a code.
    ///
    /// @param home of a person; the attacker has none
    void asked(@Nullable Country home) {
        if (home != null && seen()) {
            genuine.merge(home, 1, Integer::sum);
        }
    }

    /// Somebody got none.
    void refused(@Nullable Country home) {
        if (home != null && seen()) {
            refused.computeIfAbsent(home, _ -> new TreeMap<>()).merge(day(), 1, Integer::sum);
        }
    }

    /// A message was sent.
    void paid(VerificationId id, Channel channel) {
        if (seen()) {
            Country country = world.read(id).request().country();
            spentMicros[day()] += world.policy
                    .country(country)
                    .orElseThrow()
                    .budget()
                    .prices()
                    .of(channel)
                    .micros();
        }
    }

    /// The code never comes back.
    void unverified(VerificationId id) {
        boolean attacked = world.read(id).request().country().equals(PumpingSimulation.ATTACKED);
        boolean sms = world.read(id).deliveries().values().stream()
                .anyMatch(it -> it.channel() == Channel.SMS && !it.status().bad());
        if (attacked && sms && seen()) {
            unverifiedSms.merge((int) Duration.between(begin, world.now()).toHours(), 1, Integer::sum);
        }
    }

    PumpingOutcome outcome() {
        List<Money> spent = Arrays.stream(spentMicros).mapToObj(Money::new).toList();
        return new PumpingOutcome(genuine, refused, unverifiedSms, spent);
    }

    private boolean seen() {
        return day() < PumpingSimulation.DAYS;
    }

    private int day() {
        return (int) Duration.between(begin, world.now()).toDays();
    }
}
