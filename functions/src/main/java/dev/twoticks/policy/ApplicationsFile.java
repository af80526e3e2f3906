package dev.twoticks.policy;

import dev.twoticks.verification.application.Application;
import dev.twoticks.verification.limit.AddressLimits;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// `applications.yaml`: who may call.
record ApplicationsFile(Map<String, Application> applications, boolean strictLock, AddressLimits addressLimits) {

    static final String NAME = "applications.yaml";

    private static final String STRICT_LOCK = "strict_lock";
    private static final String ADDRESS_LIMITS = "address_limits";
    private static final String APPLICATIONS = "applications";

    static ApplicationsFile read(Value root) {
        Section section = Section.of(root, List.of(STRICT_LOCK, ADDRESS_LIMITS, APPLICATIONS));
        boolean strictLock = section.find(STRICT_LOCK).flatMap(Value::flag).orElse(false);
        AddressLimits addressLimits =
                section.find(ADDRESS_LIMITS).map(LimitRules::address).orElse(AddressLimits.DEFAULT);
        Map<String, Application> applications = new HashMap<>();
        section.need(APPLICATIONS).ifPresent(block -> {
            Map<String, Value> entries = block.map();
            if (entries.isEmpty() && block.block()) {
                block.place().wrong("lists no application, so nobody could call");
            }
            entries.forEach((clientId, entry) ->
                    ApplicationRules.read(clientId, entry).ifPresent(it -> applications.put(clientId, it)));
        });
        return new ApplicationsFile(applications, strictLock, addressLimits);
    }
}
