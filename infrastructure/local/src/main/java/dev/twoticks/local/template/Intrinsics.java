package dev.twoticks.local.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Evaluates CloudFormation's functions. Each place in a message is the path from the template's root.
final class Intrinsics {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]*)}");

    /// `AWS::NoValue`: the property is as if it were not there.
    private static final Object NO_VALUE = new Object();

    private final References references;
    private final Conditions conditions;

    Intrinsics(References references, Map<String, Object> conditions) {
        this.references = references;
        this.conditions = new Conditions(this, conditions);
    }

    Conditions conditions() {
        return conditions;
    }

    /// A mapping with every function in it replaced by its value.
    Map<String, Object> evaluateAll(Map<?, ?> map, String place) {
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((key, node) -> {
            Object value = evaluate(node, place + "." + key);
            if (value != null && value != NO_VALUE) {
                values.put(String.valueOf(key), value);
            }
        });
        return values;
    }

    @Nullable
    Object evaluate(@Nullable Object node, String place) {
        return switch (node) {
            case Map<?, ?> map -> map.size() == 1 ? single(map, place) : evaluateAll(map, place);
            case List<?> list -> list(list, place);
            case null, default -> node;
        };
    }

    String text(@Nullable Object node, String place) {
        Object value = evaluate(node, place);
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new TemplateRefused(place, "not a text");
    }

    private List<Object> list(List<?> nodes, String place) {
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            Object value = evaluate(nodes.get(i), place + "[" + i + "]");
            if (value != null && value != NO_VALUE) {
                values.add(value);
            }
        }
        return values;
    }

    private Object single(Map<?, ?> map, String place) {
        Map.Entry<?, ?> only = map.entrySet().iterator().next();
        String name = String.valueOf(only.getKey());
        Object argument = only.getValue();
        return switch (name) {
            case "Ref" -> "AWS::NoValue".equals(argument) ? NO_VALUE : references.ref(String.valueOf(argument), place);
            case "Fn::GetAtt" -> attribute(argument, place);
            case "Fn::Sub" -> substitute(argument, place);
            case "Fn::If" -> choose(argument, place);
            case "Fn::Join" -> join(arguments(argument, 2, place), place);
            case "Fn::Split" -> split(arguments(argument, 2, place), place);
            case "Fn::Select" -> select(arguments(argument, 2, place), place);
            default -> {
                if (name.startsWith("Fn::")) {
                    throw new TemplateRefused(place, name + " is not known here");
                }
                yield evaluateAll(map, place);
            }
        };
    }

    List<?> arguments(@Nullable Object argument, int count, String place) {
        if (argument instanceof List<?> list && list.size() == count) {
            return list;
        }
        throw new TemplateRefused(place, "needs a list of " + count);
    }

    private String attribute(@Nullable Object argument, String place) {
        List<?> path = arguments(argument, 2, place);
        return references.attribute(String.valueOf(path.get(0)), String.valueOf(path.get(1)), place);
    }

    private Object choose(@Nullable Object argument, String place) {
        List<?> choice = arguments(argument, 3, place);
        boolean holds = conditions.holds(String.valueOf(choice.get(0)), place);
        Object value = evaluate(choice.get(holds ? 1 : 2), place);
        return value == null ? NO_VALUE : value;
    }

    private String substitute(@Nullable Object argument, String place) {
        if (argument instanceof List<?> pair && pair.size() == 2 && pair.get(1) instanceof Map<?, ?> own) {
            return substitute(String.valueOf(pair.get(0)), evaluateAll(own, place), place);
        }
        return substitute(String.valueOf(argument), Map.of(), place);
    }

    private String substitute(String text, Map<String, Object> own, String place) {
        return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(variable(match, own, place)));
    }

    private String variable(MatchResult match, Map<String, Object> own, String place) {
        String name = match.group(1);
        if (name.startsWith("!")) {
            return "${" + name.substring(1) + "}";
        }
        Object value = own.get(name);
        return value == null ? text(references.named(name, place), place) : value.toString();
    }

    private String join(List<?> arguments, String place) {
        List<?> parts = listed(arguments.get(1), place);
        return String.join(
                text(arguments.get(0), place),
                parts.stream().map(it -> text(it, place)).toList());
    }

    private List<String> split(List<?> arguments, String place) {
        String delimiter = Pattern.quote(text(arguments.get(0), place));
        return List.of(text(arguments.get(1), place).split(delimiter, -1));
    }

    private Object select(List<?> arguments, String place) {
        List<?> from = listed(arguments.get(1), place);
        int index = Integer.parseInt(text(arguments.get(0), place));
        if (index < 0 || index >= from.size()) {
            throw new TemplateRefused(place, "there is no element " + index);
        }
        return text(from.get(index), place);
    }

    private List<?> listed(@Nullable Object node, String place) {
        if (evaluate(node, place) instanceof List<?> list) {
            return list;
        }
        throw new TemplateRefused(place, "not a list");
    }
}
