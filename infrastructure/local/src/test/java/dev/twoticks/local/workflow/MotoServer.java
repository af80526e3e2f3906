package dev.twoticks.local.workflow;

import dev.twoticks.local.Await;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// A moto server of its own.
final class MotoServer implements AutoCloseable {

    /// Tests run in the module's folder.
    private static final Path CHECKOUT = Path.of("..", "..").toAbsolutePath();

    private final Process process;
    private final int port;

    private MotoServer(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /// Starts one and returns when it takes connections.
    ///
    /// @param python of an environment that has `moto[server]`; a relative path starts from the checkout
    /// @param functionsPort where it calls functions
    static MotoServer start(Path python, int functionsPort) {
        try {
            int port = freePort();
            Path words = Files.createTempFile("two-ticks-moto", ".log");
            Process process = new ProcessBuilder(
                            CHECKOUT.resolve(python).toString(),
                            CHECKOUT.resolve(".ci/moto_server.py").toString(),
                            Integer.toString(port),
                            Integer.toString(functionsPort))
                    .redirectErrorStream(true)
                    .redirectOutput(words.toFile())
                    .start();
            MotoServer server = new MotoServer(process, port);
            Await.until("moto to start", () -> !process.isAlive() || server.answers(), it -> it);
            if (!process.isAlive()) {
                throw new IllegalStateException("moto does not start:\n" + Files.readString(words));
            }
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    private boolean answers() {
        try (Socket _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
