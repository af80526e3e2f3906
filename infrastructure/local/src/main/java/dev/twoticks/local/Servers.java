package dev.twoticks.local;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// HTTP servers on loopback, each request on a virtual thread.
final class Servers implements AutoCloseable {

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<HttpServer> servers = new ArrayList<>();

    /// Takes a port; requests wait until the server is started.
    ///
    /// @param port 0 for any free one
    /// @throws IllegalStateException naming the port if it is taken
    HttpServer bind(String what, int port) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
            server.setExecutor(threads);
            servers.add(server);
            return server;
        } catch (BindException _) {
            throw new IllegalStateException("Port " + port + " for " + what + " is taken. Choose another one.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void serve(HttpServer server, HttpHandler handler) {
        server.createContext("/", handler);
        server.start();
    }

    static URI address(HttpServer server) {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        threads.shutdownNow();
    }
}
