package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The one command, as a process of its own.
final class MainTest {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void a_taken_port_is_said_in_one_line() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process main = main(0, taken.getLocalPort());
            assertThat(main.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            assertThat(main.exitValue()).isEqualTo(1);
            assertThat(lines("err"))
                    .containsExactly(
                            "Port " + taken.getLocalPort() + " for the simulated Twilio is taken. Choose another one.");
            assertThat(lines("out")).isEmpty();
        }
    }

    @Test
    void ending_it_ends_all_that_it_started_and_leaves_nothing_behind() throws Exception {
        Process main = main(0, 0);
        List<ProcessHandle> children = List.of();
        try {
            await(() -> lines("out").stream().anyMatch(it -> it.startsWith("Two Ticks runs")), main);
            children = main.toHandle().descendants().toList();
            assertThat(children).as("DynamoDB Local").isNotEmpty();
            assertThat(left()).as("the policy's copy").isNotEmpty();
            main.destroy();
            assertThat(main.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
            for (ProcessHandle child : children) {
                child.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            }
            assertThat(lines("err")).isEmpty();
            assertThat(left()).isEmpty();
        } finally {
            main.destroyForcibly();
            children.forEach(ProcessHandle::destroyForcibly);
        }
    }

    private Process main(int port, int twilioPort) throws IOException {
        Files.createDirectories(folder.resolve("tmp"));
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-Djava.io.tmpdir=" + folder.resolve("tmp"),
                        "-Dport=" + port,
                        "-Dtwilio.port=" + twilioPort,
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName())
                .redirectOutput(folder.resolve("out").toFile())
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private interface Holds {
        boolean now() throws IOException;
    }

    private void await(Holds condition, Process main) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.now()) {
            assertThat(System.nanoTime() < end && main.isAlive())
                    .as("still waiting: %s", lines("err"))
                    .isTrue();
            if (main.waitFor(50, TimeUnit.MILLISECONDS)) {
                assertThat(condition.now()).as("it ended: %s", lines("err")).isTrue();
            }
        }
    }

    private List<String> lines(String name) throws IOException {
        return new ArrayList<>(Files.readAllLines(folder.resolve(name)));
    }

    /// What stands in the temporary folder.
    private List<Path> left() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("tmp"))) {
            return files.filter(it -> !it.getFileName().toString().startsWith("hsperfdata"))
                    .toList();
        }
    }
}
