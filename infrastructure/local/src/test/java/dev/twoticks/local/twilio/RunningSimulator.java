package dev.twoticks.local.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import dev.twoticks.local.clock.HandTurnedTimers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// A simulator on a loopback port with time in the test's hand, a client for it, and a receiver of its receipts.
final class RunningSimulator implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    final HandTurnedTimers timers = new HandTurnedTimers(Instant.parse("2026-11-23T12:00:00Z"));
    final Receiver receiver = new Receiver();
    final TwilioSimulator simulator;
    final URI base;
    private final HttpServer server;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(PATIENCE)
            .build();

    RunningSimulator() {
        this(10);
    }

    RunningSimulator(int whatsappPerMinute) {
        simulator =
                new TwilioSimulator(Examples.config(whatsappPerMinute, timers::turn), timers, new SplittableRandom(7));
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", simulator.handler());
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        base = URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// A well-formed template message to a number.
    Map<String, String> whatsapp(String number) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", "whatsapp:" + number);
        form.put("From", Examples.WHATSAPP_SENDER);
        form.put("ContentSid", Examples.CONTENT);
        form.put("ContentVariables", "{\"1\":\"012345\"}");
        form.put("StatusCallback", receiver.url());
        return form;
    }

    /// A well-formed text message to a number.
    Map<String, String> sms(String number) {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("To", number);
        form.put("From", Examples.SMS_SENDER);
        form.put("Body", "012345 is your verification code.");
        form.put("StatusCallback", receiver.url());
        return form;
    }

    HttpResponse<String> create(Map<String, String> form) {
        return post(messages(), form);
    }

    /// The sid of a message that must be accepted.
    String accepted(Map<String, String> form) {
        HttpResponse<String> answer = create(form);
        if (answer.statusCode() != 201) {
            throw new IllegalStateException("not accepted: " + answer.statusCode() + " " + answer.body());
        }
        return json(answer).path("sid").asText();
    }

    HttpResponse<String> fetch(String sid) {
        return get("/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/" + sid + ".json");
    }

    static String messages() {
        return "/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages.json";
    }

    HttpResponse<String> get(String path) {
        return send(request(path, Examples.KEY, Examples.SECRET).GET());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        return send(form(request(path, Examples.KEY, Examples.SECRET), form));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path, Examples.KEY, Examples.SECRET).DELETE());
    }

    HttpRequest.Builder request(String path, String user, String password) {
        String basic = Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
        return HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).header("Authorization", "Basic " + basic);
    }

    static HttpRequest.Builder form(HttpRequest.Builder request, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        simulator.close();
        server.stop(0);
        receiver.close();
        http.shutdownNow();
    }
}
