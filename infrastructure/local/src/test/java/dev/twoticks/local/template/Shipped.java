package dev.twoticks.local.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The template of this repository, and versions of it with one mistake.
final class Shipped {

    static final Path ROOT = root();

    private Shipped() {}

    static TemplateFile template() {
        return TemplateFile.parse(text(), ROOT);
    }

    static ServiceTemplate service() {
        return template().resolve(Deployment.local("eu-west-1", Map.of("PublicUrl", "http://localhost:8080")));
    }

    /// The template with every occurrence of a text replaced.
    static TemplateFile with(String text, String replacement) {
        assertThat(text()).as("the text to change is there").contains(text);
        return TemplateFile.parse(text().replace(text, replacement), ROOT);
    }

    static String text() {
        return read("template.yaml");
    }

    /// @param path from the repository's root
    static String read(String path) {
        try {
            return Files.readString(ROOT.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("template.yaml"))) {
            Path parent = folder.getParent();
            if (parent == null) {
                throw new IllegalStateException("no template.yaml above the working directory");
            }
            folder = parent;
        }
        return folder;
    }
}
