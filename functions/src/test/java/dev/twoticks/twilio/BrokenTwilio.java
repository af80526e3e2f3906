package dev.twoticks.twilio;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/// A server on bare sockets that reads each request to its end and then misbehaves.
final class BrokenTwilio implements AutoCloseable {

    enum Fault {
        /// Ends the connection with a reset.
        RESET,
        /// Never answers.
        SILENCE,
        /// Promises a body and never sends it.
        HALF_AN_ANSWER
    }

    final AtomicInteger posts = new AtomicInteger();
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final Fault fault;

    BrokenTwilio(Fault fault) throws IOException {
        this.fault = fault;
        listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::serve);
    }

    URI url() {
        return URI.create("http://localhost:" + listening.getLocalPort());
    }

    private void serve() {
        try {
            while (true) {
                Socket socket = listening.accept();
                open.add(socket);
                Thread.ofVirtual().start(() -> misbehave(socket));
            }
        } catch (SocketException closed) {
            // the test is over
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private void misbehave(Socket socket) {
        try {
            readRequest(socket.getInputStream());
            posts.incrementAndGet();
            switch (fault) {
                case RESET -> {
                    socket.setSoLinger(true, 0);
                    socket.close();
                }
                case SILENCE -> {}
                case HALF_AN_ANSWER ->
                    socket.getOutputStream()
                            .write("HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n{"
                                    .getBytes(StandardCharsets.US_ASCII));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void readRequest(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        String length = head.toString()
                .lines()
                .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                .findFirst()
                .orElseThrow();
        in.readNBytes(Integer.parseInt(length.substring(length.indexOf(':') + 1).trim()));
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
