package dev.twoticks.function;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Runs Jazzer, guided by coverage, on each target for a while. What it finds stays in `target/fuzz`; a finding
/// belongs into `src/test/corpus` once it is mended.
@Tag("fuzz")
class FuzzRunTest {

    private static final Path WORK = Path.of("target/fuzz").toAbsolutePath();
    private static final int SECONDS = Integer.getInteger("fuzz.seconds", 25);

    /// Of the largest body, and what stands around it.
    private static final int LONGEST = 5000;

    @ParameterizedTest
    @EnumSource
    void nothing_is_found_in_a_handler(FuzzTarget target) throws Exception {
        Path seeds = Files.createDirectories(WORK.resolve(target.folder()).resolve("seeds"));
        for (Path event : FuzzCorpusTest.events(target)) {
            Files.write(seeds.resolve(event.getFileName()), target.seed(Files.readString(event)));
        }
        run(target.folder(), "dev.twoticks.function.HandlerFuzz", "dev.twoticks.**", target.name());
    }

    @Test
    void nothing_is_found_in_the_policy_loader() throws Exception {
        Path seeds = Files.createDirectories(WORK.resolve("policy").resolve("seeds"));
        for (Path file : FuzzCorpusTest.files(Path.of("../infrastructure/policy"))) {
            String name = file.getFileName().toString();
            Files.writeString(seeds.resolve(name), name + "\n" + Files.readString(file));
        }
        run("policy", "dev.twoticks.policy.PolicyFuzz", "dev.twoticks.policy.**:org.yaml.snakeyaml.**", "");
    }

    private static void run(String name, String entry, String instrumented, String target)
            throws IOException, InterruptedException {
        Path work = Files.createDirectories(WORK.resolve(name));
        Path found = Files.createDirectories(work.resolve("found"));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx1g",
                "-XX:TieredStopAtLevel=1",
                "-D" + HandlerFuzz.PROPERTY + "=" + target,
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + entry,
                "--instrumentation_includes=" + instrumented,
                // its hooks in other people's classes cost half a minute of each start
                "--custom_hook_includes=dev.twoticks.**",
                "--reproducer_path=" + work,
                "-artifact_prefix=" + work + "/",
                "-max_total_time=" + SECONDS,
                "-max_len=" + LONGEST,
                "-rss_limit_mb=0",
                // the first input loads all classes
                "-timeout=60",
                "-print_final_stats=1"));
        command.addAll(Arrays.asList(
                found.toString(),
                work.resolve("seeds").toString(),
                FuzzCorpusTest.CORPUS.resolve(name).toAbsolutePath().toString()));
        Path log = work.resolve("log");
        Process jazzer = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            assertThat(jazzer.waitFor(SECONDS + 180L, TimeUnit.SECONDS))
                    .as("ended in time, see " + log)
                    .isTrue();
            String said = Files.readString(log);
            assertThat(jazzer.exitValue())
                    .as(() -> "see " + log + "\n" + finding(said))
                    .isZero();
            assertThat(said).as("was guided by coverage").contains("stat::number_of_executed_units");
        } finally {
            jazzer.destroyForcibly();
        }
    }

    /// From where Jazzer tells what it found, with the input: a build's log may be all that is left of it.
    private static String finding(String log) {
        int from = log.indexOf("== Java");
        return log.substring(from < 0 ? Math.max(0, log.length() - 2000) : from);
    }
}
