package dev.twoticks.local.template;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The template's `Conditions`.
final class Conditions {

    private final Intrinsics intrinsics;
    private final Map<String, Object> conditions;

    Conditions(Intrinsics intrinsics, Map<String, Object> conditions) {
        this.intrinsics = intrinsics;
        this.conditions = conditions;
    }

    boolean holds(String name, String place) {
        Object condition = conditions.get(name);
        if (condition == null) {
            throw new TemplateRefused(place, "there is no condition " + name);
        }
        return evaluate(condition, "Conditions." + name);
    }

    private boolean evaluate(@Nullable Object node, String place) {
        if (!(node instanceof Map<?, ?> map) || map.size() != 1) {
            throw new TemplateRefused(place, "not a condition");
        }
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        Object argument = only.getValue();
        String function = String.valueOf(only.getKey());
        return switch (function) {
            case "Condition" -> holds(String.valueOf(argument), place);
            case "Fn::Equals" -> {
                List<?> pair = intrinsics.arguments(argument, 2, place);
                yield intrinsics.text(pair.get(0), place).equals(intrinsics.text(pair.get(1), place));
            }
            case "Fn::Not" -> !evaluate(intrinsics.arguments(argument, 1, place).get(0), place);
            case "Fn::And" -> parts(argument, place).stream().allMatch(it -> evaluate(it, place));
            case "Fn::Or" -> parts(argument, place).stream().anyMatch(it -> evaluate(it, place));
            default -> throw new TemplateRefused(place, function + " is not known in a condition");
        };
    }

    private static List<?> parts(@Nullable Object argument, String place) {
        if (argument instanceof List<?> parts) {
            return parts;
        }
        throw new TemplateRefused(place, "needs a list");
    }
}
