package dev.twoticks.local.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// DynamoDB Local as a child process, in memory, ended with this one. Started from this process's own Java and class
/// path; nothing here is compiled against it, as its licence asks.
public final class DynamoDbLocal implements AutoCloseable {

    private static final String MAIN = "software.amazon.dynamodb.services.local.main.ServerRunner";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Process process;
    private final int port;
    private final Thread hook;

    private DynamoDbLocal(Process process, int port) {
        this.process = process;
        this.port = port;
        this.hook = Thread.ofPlatform().unstarted(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /// Starts it on a free port and returns when it answers.
    ///
    /// @throws IllegalStateException if it does not answer within 30 s
    public static DynamoDbLocal start() {
        try {
            int port = freePort();
            Process process = new ProcessBuilder(List.of(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-Xmx512m",
                            "-cp",
                            System.getProperty("java.class.path"),
                            MAIN,
                            "-inMemory",
                            "-sharedDb",
                            "-disableTelemetry",
                            "-port",
                            Integer.toString(port)))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            DynamoDbLocal started = new DynamoDbLocal(process, port);
            started.awaitAnswer();
            return started;
        } catch (IOException e) {
            throw new IllegalStateException("DynamoDB Local cannot be started", e);
        }
    }

    public URI endpoint() {
        return URI.create("http://localhost:" + port);
    }

    @Override
    public void close() {
        process.destroyForcibly();
        forgetHook();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException("DynamoDB Local does not end: process " + process.pid());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void forgetHook() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            // this JVM is ending, as after Ctrl-C: the hook does no harm
        }
    }

    private void awaitAnswer() {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (socket.isConnected()) {
                    return;
                }
            } catch (IOException _) {
                pause();
            }
        }
        close();
        throw new IllegalStateException("DynamoDB Local does not answer on port " + port);
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
