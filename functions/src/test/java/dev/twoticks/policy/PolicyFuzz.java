package dev.twoticks.policy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Where Jazzer enters the policy loader. The input's first line names the file whose content the rest is; whatever
/// that is, the loader takes it or says what is wrong in which file.
public final class PolicyFuzz {

    private static final List<String> FILES = List.of(CountriesFile.NAME, SendersFile.NAME, ApplicationsFile.NAME);
    private static final Path FOLDER = folder();

    private PolicyFuzz() {}

    /// Called by Jazzer for each input.
    public static void fuzzerTestOneInput(byte[] input) {
        String text = new String(input, StandardCharsets.ISO_8859_1);
        int line = text.indexOf('\n');
        if (line < 0 || !FILES.contains(text.substring(0, line))) {
            return;
        }
        PolicyFolder folder = PolicyFolder.in(FOLDER);
        write(text.substring(0, line), text.substring(line + 1).getBytes(StandardCharsets.ISO_8859_1));
        for (String problem : folder.problems()) {
            if (FILES.stream().noneMatch(problem::startsWith)) {
                throw new AssertionError("names no file: " + problem);
            }
        }
    }

    private static void write(String file, byte[] content) {
        try {
            Files.write(FOLDER.resolve(file), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            Path made = Files.createTempDirectory("two-ticks-fuzz");
            FILES.forEach(it -> made.resolve(it).toFile().deleteOnExit());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
