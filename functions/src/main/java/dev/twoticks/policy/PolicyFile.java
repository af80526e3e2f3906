package dev.twoticks.policy;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/// Reads a file as far as YAML goes. Only the tree of nodes is used, which keeps line numbers and leaves every
/// scalar the text it was: to YAML 1.1 the country `NO` is a boolean and a phone number a number.
final class PolicyFile {

    private static final int LONGEST = 256 * 1024;
    private static final int DEEPEST = 10;
    private static final int MOST_ALIASES = 10;

    private PolicyFile() {}

    /// The file's content; empty if it has none that can be read, which is then among the problems.
    static Optional<Value> read(Path directory, String name, Problems problems) {
        try {
            Path file = directory.resolve(name);
            if (Files.size(file) > LONGEST) {
                problems.add(name, "is larger than " + LONGEST / 1024 + " KB");
                return Optional.empty();
            }
            return parse(Files.readString(file), name, problems);
        } catch (NoSuchFileException _) {
            problems.add(name, "is missing");
        } catch (CharacterCodingException _) {
            problems.add(name, "is not UTF-8");
        } catch (IOException e) {
            problems.add(name, "cannot be read: " + e.getClass().getSimpleName());
        }
        return Optional.empty();
    }

    private static Optional<Value> parse(String text, String name, Problems problems) {
        try {
            LoaderOptions options = options();
            Node root = new Yaml(new SafeConstructor(options)).compose(new StringReader(text));
            if (root == null) {
                problems.add(name, "is empty");
                return Optional.empty();
            }
            return Optional.of(new Value(new Place(problems, name, 1, ""), root));
        } catch (MarkedYAMLException e) {
            // only the problem: the message repeats the lines around it, which may hold what must not be logged
            Mark mark = e.getProblemMark();
            problems.add(name, mark == null ? 1 : mark.getLine() + 1, "is not YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problems.add(name, "is not YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(LONGEST);
        options.setNestingDepthLimit(DEEPEST);
        options.setMaxAliasesForCollections(MOST_ALIASES);
        options.setAllowRecursiveKeys(false);
        return options;
    }
}
