package dev.twoticks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the pages on assurance name is there.
class AssuranceTest {

    private static final Path DOCS = Path.of("../docs");
    private static final Pattern PROOF = Pattern.compile("`([A-Z][A-Za-z0-9]*(?:Test|Contract))`");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| (T[0-9]+b?) \\|");

    @ParameterizedTest
    @ValueSource(strings = {"assurance.md", "threat-model.md"})
    void every_test_that_a_page_names_exists(String page) throws IOException {
        Set<String> named = PROOF.matcher(Files.readString(DOCS.resolve(page)))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(named).hasSizeGreaterThan(5);
        assertThat(existing()).containsAll(named);
    }

    @Test
    void every_row_of_the_plan_has_its_figure_or_says_what_is_not_shown() throws IOException {
        Set<String> rows = ROW.matcher(Files.readString(DOCS.resolve("assurance.md")))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> plan = IntStream.rangeClosed(1, 32).mapToObj(it -> "T" + it).collect(Collectors.toSet());

        assertThat(rows).containsAll(plan).contains("T1b");
    }

    private static Set<String> existing() throws IOException {
        Set<String> names = new TreeSet<>();
        for (String module : Set.of("src", "../infrastructure/local/src")) {
            try (Stream<Path> files = Files.walk(Path.of(module))) {
                files.map(it -> it.getFileName().toString())
                        .filter(it -> it.endsWith(".java"))
                        .map(it -> it.substring(0, it.length() - ".java".length()))
                        .forEach(names::add);
            }
        }
        return names;
    }
}
