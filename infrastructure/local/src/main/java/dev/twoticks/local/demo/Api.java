package dev.twoticks.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// The service as its clients call it.
final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    // the pair of RFC 7636, appendix B: enough for numbers that nobody has
    private static final String CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";
    private static final String VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI base;

    Api(URI base) {
        this.base = base;
    }

    /// @param status the HTTP status
    /// @param body null's node if there is none
    record Answer(int status, JsonNode body) {

        String text(String member) {
            return body.path(member).asText();
        }

        /// The last word of the problem's type, or `-`.
        String problem() {
            String type = text("type");
            return type.isEmpty() ? "-" : type.substring(type.lastIndexOf('/') + 1);
        }
    }

    /// Starts a verification of the shipped public application.
    ///
    /// @param members besides the application's name and the challenge
    Answer start(Map<String, String> members) {
        Map<String, String> all = new LinkedHashMap<>(members);
        all.put("client_id", "demo-web");
        all.put("code_challenge", CHALLENGE);
        return send("POST", "/verifications", all);
    }

    Answer start(String number) {
        return start(Map.of("phone_number", number));
    }

    Answer read(String id) {
        return send("GET", "/verifications/" + id, Map.of());
    }

    Answer check(String id, String code) {
        return send("POST", "/verifications/" + id + "/checks", Map.of("code", code));
    }

    Answer resend(String id) {
        return send("POST", "/verifications/" + id + "/deliveries", Map.of());
    }

    Answer get(String path) {
        return send("GET", path, Map.of());
    }

    private Answer send(String method, String path, Map<String, String> members) {
        try {
            HttpRequest.BodyPublisher body = method.equals("GET")
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(members));
            HttpResponse<String> response = http.send(
                    HttpRequest.newBuilder(base.resolve(path))
                            .timeout(PATIENCE)
                            .header("content-type", "application/json")
                            .header("code-verifier", VERIFIER)
                            .method(method, body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            return new Answer(
                    response.statusCode(),
                    response.body().isEmpty() ? JSON.nullNode() : JSON.readTree(response.body()));
        } catch (IOException e) {
            throw new IllegalStateException(method + " " + path.replaceAll("/[A-Za-z0-9_-]{22}", "/{id}"), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
