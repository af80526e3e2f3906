package dev.twoticks.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The fuzzer's corpus and the shipped files, once more in every build.
final class PolicyFuzzTest {

    private static final Path CORPUS = Path.of("src/test/corpus/policy");

    static Stream<Path> corpus() throws IOException {
        try (Stream<Path> files = Files.list(CORPUS)) {
            return files.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void file_of_the_corpus_is_taken_or_its_mistakes_are_told(Path file) throws IOException {
        PolicyFuzz.fuzzerTestOneInput(Files.readAllBytes(file));
    }

    @ParameterizedTest
    @ValueSource(strings = {CountriesFile.NAME, SendersFile.NAME, ApplicationsFile.NAME})
    void shipped_file_is_taken_or_its_mistakes_are_told(String name) throws IOException {
        String content = Files.readString(PolicyFolder.SHIPPED.resolve(name));
        PolicyFuzz.fuzzerTestOneInput((name + "\n" + content).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void bytes_that_name_no_file_are_passed_over() {
        PolicyFuzz.fuzzerTestOneInput(new byte[] {0, '\n', 0});
    }
}
