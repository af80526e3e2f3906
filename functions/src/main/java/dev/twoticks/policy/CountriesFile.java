package dev.twoticks.policy;

import dev.twoticks.verification.phone.Country;
import dev.twoticks.verification.plan.CountryPolicy;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// `countries.yaml`: the allow-list.
///
/// @param brandDemands where the file says that a brand is required
record CountriesFile(Map<Country, CountryPolicy> policies, SequencedSet<Place> brandDemands) {

    static final String NAME = "countries.yaml";

    private static final String DEFAULTS = "defaults";

    static CountriesFile read(Value root) {
        Map<String, Value> blocks = root.map();
        Optional<Section> defaults =
                Optional.ofNullable(blocks.remove(DEFAULTS)).map(it -> Section.of(it, CountryRules.KEYS));
        defaults.ifPresent(CountryRules::of);
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
        return new CountriesFile(policies, brandDemands);
    }
}
