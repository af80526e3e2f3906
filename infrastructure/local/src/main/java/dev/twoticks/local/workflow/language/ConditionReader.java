package dev.twoticks.local.workflow.language;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads one Choice rule, which has exactly one operator.
final class ConditionReader {

    private static final Set<String> COMBINING = Set.of("And", "Or", "Not");
    private static final Set<String> NOT_OPERATORS = Set.of("Variable", "Next");
    private static final Map<String, Kind> TESTS = tests();
    private static final Map<String, Comparison> COMPARISONS = comparisons();
    private static final String PATH = "Path";

    private ConditionReader() {}

    static Condition read(Fields rule) {
        List<String> operators = new ArrayList<>(rule.names());
        operators.removeAll(NOT_OPERATORS);
        if (operators.size() != 1) {
            rule.fault("Variable", "a rule has exactly one operator, found " + operators);
            return new Condition.And(List.of());
        }
        String operator = operators.getFirst();
        Condition condition = COMBINING.contains(operator) ? combined(rule, operator) : compared(rule, operator);
        rule.end();
        return condition;
    }

    private static Condition combined(Fields rule, String operator) {
        if (operator.equals("Not")) {
            return new Condition.Not(read(rule.object(operator)));
        }
        List<Condition> parts =
                rule.objects(operator).stream().map(ConditionReader::read).toList();
        return operator.equals("And") ? new Condition.And(parts) : new Condition.Or(parts);
    }

    private static Condition compared(Fields rule, String operator) {
        Path variable = rule.optionalPath("Variable");
        if (variable == null) {
            if (!rule.has("Variable")) {
                rule.fault("Variable", "is missing");
            }
            variable = Path.WHOLE;
        }
        JsonNode operand = rule.optional(operator);
        if (TESTS.containsKey(operator)) {
            if (operand == null || !operand.isBoolean()) {
                rule.fault(operator, "must be true or false, found " + operand);
            }
            return new Condition.Is(variable, TESTS.get(operator), operand != null && operand.booleanValue());
        }
        boolean fromPath = operator.endsWith(PATH);
        String name = fromPath ? operator.substring(0, operator.length() - PATH.length()) : operator;
        Comparison comparison = COMPARISONS.get(name);
        if (comparison == null || (fromPath && comparison.relation() == Comparison.Relation.MATCHES)) {
            rule.fault(operator, "unknown operator");
            return new Condition.And(List.of());
        }
        if (fromPath) {
            Path path = rule.optionalPath(operator);
            return new Condition.ComparePaths(variable, comparison, path == null ? Path.WHOLE : path);
        }
        if (operand == null || !comparison.kind().describes(operand)) {
            rule.fault(operator, "cannot be compared with " + operand);
            return new Condition.And(List.of());
        }
        return new Condition.Compare(variable, comparison, operand);
    }

    private static Map<String, Kind> tests() {
        Map<String, Kind> tests = new LinkedHashMap<>();
        for (Kind kind : Kind.values()) {
            tests.put("Is" + camel(kind.name()), kind);
        }
        return tests;
    }

    private static Map<String, Comparison> comparisons() {
        Map<String, Comparison> comparisons = new LinkedHashMap<>();
        for (Kind kind : EnumSet.of(Kind.STRING, Kind.NUMERIC, Kind.TIMESTAMP)) {
            for (Comparison.Relation relation : Comparison.Relation.values()) {
                if (relation != Comparison.Relation.MATCHES || kind == Kind.STRING) {
                    comparisons.put(camel(kind.name()) + camel(relation.name()), new Comparison(kind, relation));
                }
            }
        }
        comparisons.put("BooleanEquals", new Comparison(Kind.BOOLEAN, Comparison.Relation.EQUALS));
        return comparisons;
    }

    private static String camel(String constant) {
        StringBuilder name = new StringBuilder();
        for (String word : constant.split("_", -1)) {
            name.append(word.charAt(0)).append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return name.toString();
    }
}
