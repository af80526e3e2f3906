package dev.twoticks.policy;

import dev.twoticks.verification.budget.Money;
import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// `countries.yaml`: the allow-list.
///
/// @param dailySpend what may be spent on a day in all of them; empty if it is missing or wrong
/// @param brandDemands where the file says that a brand is required
record CountriesFile(
        Optional<Money> dailySpend, Map<Country, CountryPolicy> policies, SequencedSet<Place> brandDemands) {

    static final String NAME = "countries.yaml";

    private static final String DEFAULTS = "defaults";
    private static final String TOTAL = "total";

    static CountriesFile read(Value root) {
        Map<String, Value> blocks = root.map();
        Optional<Section> defaults =
                Optional.ofNullable(blocks.remove(DEFAULTS)).map(it -> Section.of(it, CountryRules.KEYS));
        defaults.ifPresent(CountryRules::of);
        Optional<Money> dailySpend = dailySpend(root, Optional.ofNullable(blocks.remove(TOTAL)));
        if (blocks.isEmpty() && root.block()) {
            root.place().wrong("lists no country, so nobody could be served");
        }
        Map<Country, CountryPolicy> policies = new LinkedHashMap<>();
        SequencedSet<Place> brandDemands = new LinkedHashSet<>();
        blocks.forEach((key, block) -> Countries.read(key, block.place()).ifPresent(country -> {
            Section section = defaults.map(it -> Section.overriding(it, block, CountryRules.KEYS))
                    .orElseGet(() -> Section.of(block, CountryRules.KEYS));
            section.needAll(CountryRules.NEEDED);
            CountryRules rules = CountryRules.of(section);
            rules.policy(country).ifPresent(it -> policies.put(country, it));
            rules.brandRequired()
                    .filter(required -> required)
                    .flatMap(_ -> section.find(CountryRules.BRAND_REQUIRED))
                    .ifPresent(it -> brandDemands.add(it.place()));
        }));
        return new CountriesFile(dailySpend, policies, brandDemands);
    }

    private static Optional<Money> dailySpend(Value root, Optional<Value> total) {
        if (total.isEmpty()) {
            if (root.block()) {
                root.place().wrong("has no block total with " + BudgetBlock.DAILY_SPEND);
            }
            return Optional.empty();
        }
        return Section.of(total.get(), List.of(BudgetBlock.DAILY_SPEND))
                .need(BudgetBlock.DAILY_SPEND)
                .flatMap(Value::money);
    }
}
