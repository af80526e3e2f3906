package dev.twoticks.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The README's table of the environment, against [Role].
final class ReadmeSettingsTest {

    private static final Path README = Path.of("../README.md");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|[^|]+\\| ([^|]+) \\|$");
    private static final String ALL_BUT = "all but ";

    @Test
    void each_setting_names_the_functions_that_need_it() throws IOException {
        TreeMap<String, Set<String>> written = ROW.matcher(Files.readString(README))
                .results()
                .collect(Collectors.toMap(
                        row -> row.group(1), ReadmeSettingsTest::functions, (a, b) -> b, TreeMap::new));
        // Lambda sets it for all
        written.remove(Setting.AWS_REGION.name());

        TreeMap<String, Set<String>> needed = new TreeMap<>();
        for (Setting setting : Setting.values()) {
            if (setting != Setting.AWS_REGION) {
                needed.put(setting.name(), needing(setting));
            }
        }
        assertThat(written).isEqualTo(needed);
    }

    private static Set<String> needing(Setting setting) {
        return Arrays.stream(Role.values())
                .filter(role -> role.settings().contains(setting))
                .map(ReadmeSettingsTest::function)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> functions(MatchResult row) {
        String cell = row.group(2);
        boolean others = cell.startsWith(ALL_BUT);
        Set<String> named = Set.of((others ? cell.substring(ALL_BUT.length()) : cell).split(", | and "));
        if (!others) {
            return named;
        }
        return Arrays.stream(Role.values())
                .map(ReadmeSettingsTest::function)
                .filter(it -> !named.contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /// As the template calls it.
    private static String function(Role role) {
        return Arrays.stream(role.name().split("_"))
                .map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT))
                .collect(Collectors.joining());
    }
}
