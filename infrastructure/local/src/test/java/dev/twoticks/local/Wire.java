package dev.twoticks.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Everything that functions call, at one address: DynamoDB Local behind it; Step Functions and Twilio that take
/// whatever comes, so that nothing goes on in the background; and the secrets, which are cached and not counted.
final class Wire implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("(?<![0-9])[0-9]{6}(?![0-9])");
    private static final Set<String> NOT_PASSED_ON = Set.of("host", "content-length", "connection", "expect");
    private static final String STARTED =
            "{\"executionArn\":\"arn:aws:states:us-east-1:000000000000:execution:Delivery:x\",\"startDate\":1}";

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicInteger messages = new AtomicInteger();
    private final HttpServer server;
    private final Trips trips;
    private final URI database;
    private final URI secrets;
    private volatile String code = "";
    private volatile boolean refuses;

    Wire(Trips trips, URI database, URI secrets) throws IOException {
        this.trips = trips;
        this.database = database;
        this.secrets = secrets;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", this::serve);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// The code in the newest message.
    String code() {
        return code;
    }

    /// The newest message's id.
    String messageId() {
        return String.format(Locale.ROOT, "SM%032x", messages.get());
    }

    /// Lets Twilio refuse the credentials, or take messages again.
    void refuseCredentials(boolean refused) {
        refuses = refused;
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String target = exchange.getRequestHeaders().getFirst("x-amz-target");
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (target == null) {
                trips.arrive("Twilio");
                message(exchange, new String(body, StandardCharsets.UTF_8));
            } else if (target.startsWith("secretsmanager.")) {
                passOn(exchange, secrets, body);
            } else if (target.startsWith("DynamoDB_")) {
                trips.arrive(target.substring(target.indexOf('.') + 1));
                passOn(exchange, database, body);
            } else {
                trips.arrive(target.substring(target.indexOf('.') + 1));
                answer(exchange, 200, target.endsWith("StartExecution") ? STARTED : "{}");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private void message(HttpExchange exchange, String form) throws IOException {
        Stream.of(form.split("&", -1))
                .filter(it -> it.startsWith("Body=") || it.startsWith("ContentVariables="))
                .map(it -> CODE.matcher(URLDecoder.decode(it, StandardCharsets.UTF_8)))
                .filter(Matcher::find)
                .forEach(it -> code = it.group());
        if (refuses) {
            answer(exchange, 401, "{\"code\":20003,\"message\":\"Authenticate\",\"status\":401}");
        } else {
            messages.incrementAndGet();
            answer(exchange, 201, "{\"sid\":\"" + messageId() + "\",\"status\":\"queued\"}");
        }
    }

    private void passOn(HttpExchange exchange, URI to, byte[] body) throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(to).POST(HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
                values.forEach(value -> request.header(name, value));
            }
        });
        HttpResponse<byte[]> response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        response.headers().map().forEach((name, values) -> {
            if (!NOT_PASSED_ON.contains(name) && !name.equals("transfer-encoding") && !name.startsWith(":")) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        exchange.sendResponseHeaders(response.statusCode(), response.body().length);
        exchange.getResponseBody().write(response.body());
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        http.close();
    }
}
