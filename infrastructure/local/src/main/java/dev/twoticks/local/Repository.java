package dev.twoticks.local;

import java.nio.file.Files;
import java.nio.file.Path;

/// The checkout this runs in: the folder with `template.yaml`, at or above the working directory.
final class Repository {

    private static final String TEMPLATE = "template.yaml";

    private Repository() {}

    static Path template() {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.isRegularFile(folder.resolve(TEMPLATE))) {
                return folder.resolve(TEMPLATE);
            }
        }
        throw new IllegalStateException(
                "no " + TEMPLATE + " at or above " + Path.of("").toAbsolutePath());
    }
}
