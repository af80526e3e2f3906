package dev.twoticks.local.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What names in a template stand for.
final class References {

    private final Map<String, Map<String, Object>> parameters;
    private final Map<String, String> types;
    private final Deployment deployment;

    /// @param parameters the template's, by name
    /// @param types of the resources, by logical id
    References(Map<String, Map<String, Object>> parameters, Map<String, String> types, Deployment deployment) {
        this.parameters = parameters;
        this.types = types;
        this.deployment = deployment;
        for (String given : deployment.parameters().keySet()) {
            if (!parameters.containsKey(given)) {
                throw new TemplateRefused("Parameters", "there is no parameter " + given);
            }
        }
    }

    /// A name as `!Sub` writes it: `Name` or `Name.Attribute`.
    Object named(String name, String place) {
        int dot = name.indexOf('.');
        return dot < 0 ? ref(name, place) : attribute(name.substring(0, dot), name.substring(dot + 1), place);
    }

    /// The value of `!Ref`: a text, or a list of them where the parameter is one.
    Object ref(String name, String place) {
        if (name.endsWith(".Alias")) {
            return named(name, place);
        }
        if (parameters.containsKey(name)) {
            return parameter(name);
        }
        if (name.startsWith("AWS::")) {
            return known(Optional.ofNullable(deployment.pseudo().get(name)), name, place);
        }
        return known(deployment.names().ref(name, type(name, place)), name, place);
    }

    String attribute(String logicalId, String attribute, String place) {
        return known(
                deployment.names().attribute(logicalId, type(logicalId, place), attribute),
                logicalId + "." + attribute,
                place);
    }

    private Object parameter(String name) {
        Map<String, Object> parameter = parameters.getOrDefault(name, Map.of());
        String value = deployment.parameters().get(name);
        if (value == null) {
            value = Optional.ofNullable(parameter.get("Default"))
                    .map(Object::toString)
                    .orElseThrow(() -> new TemplateRefused("Parameters." + name, "has no default and was not given"));
        }
        if (!"CommaDelimitedList".equals(parameter.get("Type"))) {
            return value;
        }
        return value.isBlank()
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    private String type(String logicalId, String place) {
        String type = types.get(logicalId);
        if (type == null) {
            throw new TemplateRefused(place, "there is no parameter or resource " + logicalId);
        }
        return type;
    }

    private static String known(Optional<String> value, String name, String place) {
        return value.orElseThrow(() -> new TemplateRefused(place, "the value of " + name + " is not known"));
    }
}
