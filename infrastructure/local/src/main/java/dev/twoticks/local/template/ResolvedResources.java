package dev.twoticks.local.template;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/// The resources that a deployment makes, every function in their properties evaluated.
record ResolvedResources(Map<String, Map<String, Object>> properties, Map<String, String> types) {

    static final String FUNCTION = "AWS::Serverless::Function";
    static final String STATE_MACHINE = "AWS::Serverless::StateMachine";

    static ResolvedResources of(Map<String, Map<String, Object>> resources, Intrinsics intrinsics) {
        Map<String, Map<String, Object>> properties = new LinkedHashMap<>();
        Map<String, String> types = new LinkedHashMap<>();
        resources.forEach((id, resource) -> {
            String place = "Resources." + id;
            Object condition = resource.get("Condition");
            if (condition != null && !intrinsics.conditions().holds(condition.toString(), place)) {
                return;
            }
            if (resource.getOrDefault("Properties", Map.of()) instanceof Map<?, ?> own) {
                properties.put(id, intrinsics.evaluateAll(own, place + ".Properties"));
                types.put(id, String.valueOf(resource.get("Type")));
            } else {
                throw new TemplateRefused(place + ".Properties", "not a mapping");
            }
        });
        return new ResolvedResources(properties, types);
    }

    Stream<Properties> ofType(String type) {
        return properties.entrySet().stream()
                .filter(it -> type.equals(types.get(it.getKey())))
                .map(it -> new Properties(it.getKey(), "Resources." + it.getKey() + ".Properties", it.getValue()));
    }

    /// The one resource of its type.
    Properties only(String type) {
        var found = ofType(type).toList();
        if (found.size() != 1) {
            throw new TemplateRefused("Resources", "there are " + found.size() + " of " + type + ", not one");
        }
        return found.getFirst();
    }
}
