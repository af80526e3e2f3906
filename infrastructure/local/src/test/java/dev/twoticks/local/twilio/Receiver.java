package dev.twoticks.local.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Where receipts arrive. It answers 204 unless a test says otherwise.
public final class Receiver implements AutoCloseable {

    /// A receipt as it came over the wire.
    public record Receipt(
            String query, Map<String, String> fields, String signature, String token, String userAgent, String type) {

        public String status() {
            return fields.getOrDefault("MessageStatus", "");
        }
    }

    private static final int SLOW = 0;

    private final HttpServer server;
    private final List<Receipt> receipts = new CopyOnWriteArrayList<>();
    private final Queue<Integer> answers = new ConcurrentLinkedQueue<>();
    private final CountDownLatch closed = new CountDownLatch(1);

    public Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/twilio/status", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    /// The callback URL without a fragment.
    public String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/twilio/status?"
                + "verification=be45cb2605bf36bebde684841a28f0fd&delivery=1-1";
    }

    /// The answers to the next receipts, in order.
    public void answer(int... statuses) {
        for (int status : statuses) {
            answers.add(status);
        }
    }

    /// The next receipt is not answered before the test ends.
    public void answerNothing() {
        answers.add(SLOW);
    }

    public List<Receipt> receipts() {
        return List.copyOf(receipts);
    }

    public List<String> statuses() {
        return receipts.stream().map(Receipt::status).toList();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            receipts.add(new Receipt(
                    exchange.getRequestURI().getRawQuery(),
                    fields(body),
                    header(exchange, "X-Twilio-Signature"),
                    header(exchange, "I-Twilio-Idempotency-Token"),
                    header(exchange, "User-Agent"),
                    header(exchange, "Content-Type")));
            int status = Objects.requireNonNullElse(answers.poll(), 204);
            if (status == SLOW) {
                awaitEnd();
                return;
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private void awaitEnd() {
        try {
            if (!closed.await(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the test never ended");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String header(HttpExchange exchange, String name) {
        return Objects.requireNonNullElse(exchange.getRequestHeaders().getFirst(name), "");
    }

    private static Map<String, String> fields(String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String pair : body.split("&", -1)) {
            int equals = pair.indexOf('=');
            String before = fields.put(
                    URLDecoder.decode(pair.substring(0, equals), UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), UTF_8));
            if (before != null) {
                throw new IllegalStateException("a field came twice");
            }
        }
        return fields;
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
    }
}
