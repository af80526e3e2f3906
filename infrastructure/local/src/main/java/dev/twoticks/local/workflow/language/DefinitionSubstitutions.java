package dev.twoticks.local.workflow.language;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a deployment does with `DefinitionSubstitutions`: replaces each `${Name}` in the text of a definition.
public final class DefinitionSubstitutions {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([^}]*)}");
    private static final Pattern NEEDS_ESCAPING = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    private final Map<String, String> values;

    public DefinitionSubstitutions(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /// The names that a definition asks for, in the order of their first use.
    public static Set<String> placeholders(String definition) {
        Set<String> names = new LinkedHashSet<>();
        PLACEHOLDER.matcher(definition).results().forEach(match -> names.add(match.group(1)));
        return names;
    }

    /// The definition with every placeholder replaced.
    ///
    /// @throws DefinitionRefused if a placeholder has no value, or a value would break the JSON around it
    public String applyTo(String definition) {
        List<String> faults = new ArrayList<>();
        String applied =
                PLACEHOLDER.matcher(definition).replaceAll(match -> Matcher.quoteReplacement(valueFor(match, faults)));
        if (!faults.isEmpty()) {
            throw new DefinitionRefused(faults);
        }
        return applied;
    }

    private String valueFor(MatchResult match, List<String> faults) {
        String value = values.get(match.group(1));
        if (value == null) {
            faults.add(match.group() + ": no substitution of that name");
            return match.group();
        }
        if (NEEDS_ESCAPING.matcher(value).find()) {
            faults.add(match.group() + ": its value cannot stand inside a JSON text");
        }
        return value;
    }
}
