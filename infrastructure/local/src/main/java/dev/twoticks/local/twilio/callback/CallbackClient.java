package dev.twoticks.local.twilio.callback;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/// Posts receipts as Twilio does. Redirects are not followed; timeouts are real time, whatever a test does to the
/// clock.
public final class CallbackClient implements AutoCloseable {

    private static final String USER_AGENT = "TwilioProxy/1.1";

    private record Try(String outcome, Optional<Failure> failure) {}

    /// One client per connect timeout: java.net.http sets it for the client, Twilio for the URL.
    private final Map<Duration, HttpClient> clients = new ConcurrentHashMap<>();

    /// Posts and retries, on the caller's thread, for at most the total time of the URL's overrides.
    ///
    /// @param signatureOf signs the URL and the fields of this callback, given the URL without its fragment
    /// @return every try, in order
    public List<Attempt> post(Callback callback, UnaryOperator<String> signatureOf) {
        ConnectionOverrides overrides = ConnectionOverrides.of(callback.url());
        String target = Signature.withoutFragment(callback.url());
        String signature = signatureOf.apply(target);
        long deadline = System.nanoTime() + overrides.total().toNanos();
        List<Attempt> attempts = new ArrayList<>();
        while (true) {
            Duration left = Duration.ofNanos(deadline - System.nanoTime());
            // java.net.http ends a request within the millisecond before its time is up
            if (left.toMillis() < 1) {
                return attempts;
            }
            Try tried = once(callback, target, signature, overrides, left);
            attempts.add(new Attempt(
                    callback.fields().getOrDefault("MessageSid", ""),
                    callback.fields().getOrDefault("MessageStatus", ""),
                    callback.idempotencyToken(),
                    tried.outcome()));
            boolean again =
                    tried.failure().filter(overrides.retryOn()::contains).isPresent();
            if (!again || attempts.size() > overrides.retries()) {
                return attempts;
            }
        }
    }

    private Try once(Callback callback, String target, String signature, ConnectionOverrides overrides, Duration left) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(target))
                    .timeout(shorter(overrides.read(), left))
                    .header("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8")
                    .header("User-Agent", USER_AGENT)
                    .header("Accept", "*/*")
                    .header("X-Twilio-Signature", signature)
                    .header("I-Twilio-Idempotency-Token", callback.idempotencyToken())
                    .POST(BodyPublishers.ofString(form(callback.fields())))
                    .build();
            int status = client(overrides.connect())
                    .send(request, BodyHandlers.discarding())
                    .statusCode();
            return new Try(Integer.toString(status), failure(status));
        } catch (HttpConnectTimeoutException | ConnectException e) {
            return new Try("connect failure", Optional.of(Failure.CONNECT));
        } catch (IOException e) {
            return new Try("read timeout", Optional.of(Failure.READ));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Try("interrupted", Optional.empty());
        } catch (IllegalArgumentException e) {
            return new Try("invalid URL", Optional.empty());
        }
    }

    private HttpClient client(Duration connect) {
        return clients.computeIfAbsent(
                connect,
                timeout -> HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .followRedirects(HttpClient.Redirect.NEVER)
                        .connectTimeout(timeout)
                        .build());
    }

    private static Optional<Failure> failure(int status) {
        return switch (status / 100) {
            case 4 -> Optional.of(Failure.CLIENT_ERROR);
            case 5 -> Optional.of(Failure.SERVER_ERROR);
            default -> Optional.empty();
        };
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    @Override
    public void close() {
        clients.values().forEach(HttpClient::shutdownNow);
    }
}
