package dev.twoticks.local;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/// What `sam build` made of this checkout.
///
/// @param folder with the built template and a folder per function
/// @param python of the virtual environment that has SAM
record SamBuild(Path folder, Path python) {

    static final String FOLDER = "sam.build";
    static final String PYTHON = "sam.python";

    private static final int LONGEST_MINUTES = 8;

    /// The one that the system properties name; relative paths start from the checkout.
    static SamBuild given() {
        return new SamBuild(property(FOLDER), property(PYTHON));
    }

    /// Deploys it by CloudFormation.
    ///
    /// @param endpoint LocalStack's
    /// @return physical ids of its resources by their logical ones
    Map<String, String> deploy(URI endpoint, String stack, Map<String, String> parameters) {
        List<String> command = new ArrayList<>(List.of(
                python.toString(),
                Repository.template().resolveSibling(".ci").resolve("deploy.py").toString(),
                folder.toString(),
                endpoint.toString(),
                stack));
        parameters.forEach((name, value) -> command.add(name + "=" + value));
        try {
            Path words = Files.createTempFile("two-ticks-deploy", ".log");
            Path resources = Files.createTempFile("two-ticks-deploy", ".json");
            Process deploying = new ProcessBuilder(command)
                    .redirectError(words.toFile())
                    .redirectOutput(resources.toFile())
                    .start();
            boolean ended = deploying.waitFor(LONGEST_MINUTES, TimeUnit.MINUTES);
            deploying.destroyForcibly();
            if (!ended || deploying.waitFor() != 0) {
                throw new IllegalStateException(
                        "not deployed" + (ended ? "" : " in time") + ":\n" + Files.readString(words));
            }
            return JsonMapper.builder().build().readValue(resources.toFile(), new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static Path property(String name) {
        return Repository.template().resolveSibling(Objects.requireNonNull(System.getProperty(name), name));
    }
}
