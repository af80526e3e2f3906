package dev.twoticks.policy;

import dev.twoticks.verification.limit.AddressLimits;
import dev.twoticks.verification.limit.ApplicationLimits;
import java.util.List;

/// Limits of the applications file. What is left out, or wrong, is the default.
final class LimitRules {

    static final String STARTS_AN_HOUR = "starts_an_hour";
    static final String STARTS_A_DAY = "starts_a_day";

    private static final String COUNTRIES_A_DAY = "countries_a_day";
    private static final String TRIES_A_MINUTE = "tries_a_minute";

    private static final int MOST = 1_000_000;

    private LimitRules() {}

    static AddressLimits address(Value block) {
        Section section = Section.of(block, List.of(STARTS_AN_HOUR, STARTS_A_DAY, COUNTRIES_A_DAY, TRIES_A_MINUTE));
        AddressLimits without = AddressLimits.DEFAULT;
        return new AddressLimits(
                limit(section, STARTS_AN_HOUR, without.startsAnHour()),
                limit(section, STARTS_A_DAY, without.startsADay()),
                limit(section, COUNTRIES_A_DAY, without.countriesADay()),
                limit(section, TRIES_A_MINUTE, without.triesAMinute()));
    }

    static ApplicationLimits application(Section section) {
        ApplicationLimits without = ApplicationLimits.DEFAULT;
        return new ApplicationLimits(
                limit(section, STARTS_AN_HOUR, without.startsAnHour()),
                limit(section, STARTS_A_DAY, without.startsADay()));
    }

    private static int limit(Section section, String key, int otherwise) {
        return section.find(key).flatMap(it -> it.number(1, MOST)).orElse(otherwise);
    }
}
