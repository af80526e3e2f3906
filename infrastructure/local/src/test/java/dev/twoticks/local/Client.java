package dev.twoticks.local;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/// A client of the API that remembers every answer.
final class Client implements AutoCloseable {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /// The pair of RFC 7636, appendix B: what every start is bound to, and what shows that it is ours.
    static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private static final Map<String, String> HOLDER = Map.of("code-verifier", VERIFIER);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final Queue<Answer> answers = new ConcurrentLinkedQueue<>();
    private final URI base;
    private final Duration patience;

    Client(URI base) {
        this(base, PATIENCE);
    }

    /// @param patience with each answer
    Client(URI base, Duration patience) {
        this.base = base;
        this.patience = patience;
    }

    /// @param text the body as it came
    record Answer(int status, Map<String, String> headers, String text) {

        JsonNode body() {
            try {
                return text.isEmpty() ? JSON.nullNode() : JSON.readTree(text);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String header(String name) {
            return headers.getOrDefault(name, "");
        }

        /// The last word of the problem's type.
        String problem() {
            String type = body().path("type").asText();
            return type.substring(type.lastIndexOf('/') + 1);
        }

        String id() {
            return body().path("id").asText();
        }
    }

    Answer start(String number) {
        return post(
                "/verifications", Map.of("client_id", "demo-web", "phone_number", number, "code_challenge", CHALLENGE));
    }

    Answer read(String id) {
        return send("GET", "/verifications/" + id, "", HOLDER);
    }

    Answer check(String id, String code) {
        return post("/verifications/" + id + "/checks", Map.of("code", code, "code_verifier", VERIFIER));
    }

    Answer resend(String id) {
        return send("POST", "/verifications/" + id + "/deliveries", "", HOLDER);
    }

    Answer cancel(String id) {
        return send("DELETE", "/verifications/" + id, "", HOLDER);
    }

    Answer post(String path, Map<String, String> members) {
        return send("POST", path, JSON.valueToTree(members).toString(), Map.of("content-type", "application/json"));
    }

    Answer send(String method, String path, String body, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(patience)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        headers.forEach(request::header);
        try {
            HttpResponse<String> response = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            Map<String, String> received = new TreeMap<>();
            response.headers().map().forEach((name, values) -> received.put(name, String.join(",", values)));
            Answer answer = new Answer(response.statusCode(), received, response.body());
            answers.add(answer);
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    /// Every answer so far.
    Queue<Answer> answers() {
        return answers;
    }

    @Override
    public void close() {
        http.close();
    }
}
