package dev.twoticks.verification;

import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.phone.Country;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What came of two weeks of [PumpingSimulation], of the days that are looked at.
///
/// @param genuine starts of people, by country
/// @param refused those of them that got no code because of a limit, by country and day, from 0; only days that
///     have some
/// @param unverifiedSmsByHour messages to the attacked country whose code never came back, by the hour
/// @param spentByDay what all messages of a day cost
record PumpingOutcome(
        Map<Country, Integer> genuine,
        Map<Country, Map<Integer, Integer>> refused,
        Map<Integer, Integer> unverifiedSmsByHour,
        List<Money> spentByDay) {

    int genuineInAll() {
        return genuine.values().stream().mapToInt(it -> it).sum();
    }

    int refusedInAll() {
        return refused.values().stream()
                .flatMap(it -> it.values().stream())
                .mapToInt(it -> it)
                .sum();
    }

    int genuineIn(Country country) {
        return genuine.getOrDefault(country, 0);
    }

    /// By the day.
    Map<Integer, Integer> refusedIn(Country country) {
        return refused.getOrDefault(country, Map.of());
    }

    int mostUnverifiedInAnHour() {
        return unverifiedSmsByHour.values().stream().max(Integer::compare).orElse(0);
    }

    int mostUnverifiedOnADay() {
        Map<Integer, Integer> days = new HashMap<>();
        unverifiedSmsByHour.forEach((hour, sms) -> days.merge(hour / 24, sms, Integer::sum));
        return days.values().stream().max(Integer::compare).orElse(0);
    }

    int unverifiedSms() {
        return unverifiedSmsByHour.values().stream().mapToInt(it -> it).sum();
    }

    Money spent() {
        return spentByDay.stream().reduce(Money.ZERO, Money::plus);
    }
}
