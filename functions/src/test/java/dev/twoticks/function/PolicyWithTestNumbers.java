package dev.twoticks.function;

import dev.twoticks.policy.YamlPolicySource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The shipped files, with two test numbers for the public application: one in use, and one whose last day has passed.
final class PolicyWithTestNumbers {

    static final String NUMBER = "+15555550100";
    static final String CODE = "424242";

    private static final Path SHIPPED = Path.of("..", "infrastructure", "policy");
    private static final String APPLICATIONS = "applications.yaml";
    private static final String WEB_PURPOSES = "    purposes: [sign_in, mfa, phone_change]\n";
    private static final String LISTED = """
                test_numbers:
                  - {phone_number: +15555550100, code: 424242, until: 2027-06-30}
                  - {phone_number: +15555550101, code: 424242, until: 2026-11-23}
            """;

    private PolicyWithTestNumbers() {}

    static YamlPolicySource read() {
        try {
            Path folder = Files.createTempDirectory("policy");
            try {
                return YamlPolicySource.read(written(folder));
            } finally {
                for (String file : files()) {
                    Files.delete(folder.resolve(file));
                }
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path written(Path folder) throws IOException {
        for (String file : files()) {
            String text = Files.readString(SHIPPED.resolve(file));
            if (file.equals(APPLICATIONS) && !text.contains(WEB_PURPOSES)) {
                throw new IllegalStateException("the shipped file has other purposes");
            }
            Files.writeString(
                    folder.resolve(file),
                    file.equals(APPLICATIONS) ? text.replace(WEB_PURPOSES, WEB_PURPOSES + LISTED) : text);
        }
        return folder;
    }

    private static List<String> files() {
        return List.of("countries.yaml", "senders.yaml", APPLICATIONS);
    }
}
