package dev.twoticks.twilio;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.HttpClient;
import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import com.twilio.http.Response;
import dev.twoticks.twilio.RequestFailedException.What;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.core5.http.Header;
import org.jspecify.annotations.Nullable;

/// One request, once. The library's own client posts again on 5xx and 429, up to six times, and the Messages
/// API knows no idempotency key; it also takes 3xx for success and forgets the status of answers that are not
/// JSON. Here everything but the one status of each method that says "done" is a [RequestFailedException].
final class SingleRequestClient extends HttpClient {

    /// Which of Twilio's hosts a request was for, when it goes to another address.
    static final String ORIGINAL_HOST = "X-Twilio-Host";

    private static final int CREATED = 201;
    private static final int DELETED = 204;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final java.net.http.HttpClient transport;
    private final URI endpoint;
    private final Duration total;

    /// @param endpoint scheme and authority to send to: Twilio's, or what stands in for it
    /// @param total bounds everything from connecting to the last byte of the answer
    SingleRequestClient(java.net.http.HttpClient transport, URI endpoint, Duration total) {
        this.transport = transport;
        this.endpoint = endpoint;
        this.total = total;
    }

    /// Neither the loop of the class above nor its memory of the last request, which would keep a code.
    @Override
    public Response reliableRequest(Request request) {
        return makeRequest(request);
    }

    @Override
    public Response makeRequest(Request request) {
        HttpResponse<String> answer = answer(translated(request));
        int status = answer.statusCode();
        if (status == done(request.getMethod())) {
            return new Response(answer.body(), status, new Header[0]);
        }
        throw new RequestFailedException(
                status >= 400 && status < 500
                        ? new What.Refused(status, code(answer.body()))
                        : new What.Unclear("http_" + status));
    }

    private static int done(HttpMethod method) {
        return method == HttpMethod.DELETE ? DELETED : CREATED;
    }

    HttpRequest translated(Request request) {
        URI original = uri(request);
        HttpRequest.Builder builder = HttpRequest.newBuilder(rebased(original))
                .header("Authorization", request.getAuthString())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json")
                .header("User-Agent", "two-ticks")
                .method(request.getMethod().toString(), BodyPublishers.ofString(request.encodeFormBody()));
        request.getHeaderParams().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        if (!original.getHost().equals(endpoint.getHost())) {
            builder.header(ORIGINAL_HOST, original.getHost());
        }
        return builder.build();
    }

    private static URI uri(Request request) {
        try {
            return request.constructURL().toURI();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("not an address", e);
        }
    }

    private URI rebased(URI original) {
        String query = original.getRawQuery();
        return URI.create(endpoint.getScheme() + "://" + endpoint.getRawAuthority() + original.getRawPath()
                + (query == null ? "" : "?" + query));
    }

    /// Bounded from outside, because a request's own timeout ends with the answer's headers.
    private HttpResponse<String> answer(HttpRequest request) {
        CompletableFuture<HttpResponse<String>> answer = transport.sendAsync(request, BodyHandlers.ofString());
        try {
            return answer.get(total.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new RequestFailedException(new What.Unclear("timeout"));
        } catch (InterruptedException interrupted) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new RequestFailedException(new What.Unclear("interrupted"));
        } catch (ExecutionException failed) {
            throw new RequestFailedException(what(failed.getCause()));
        }
    }

    private static What what(@Nullable Throwable cause) {
        return switch (cause) {
            // an unknown host is a ConnectException too
            case ConnectException _, HttpConnectTimeoutException _ -> new What.NotConnected();
            case IOException _ -> new What.Unclear("reset");
            case null, default -> new What.Unclear("failed");
        };
    }

    private static @Nullable String code(String body) {
        try {
            String code = JSON.readTree(body).path("code").asText();
            return code.isEmpty() ? null : code;
        } catch (JsonProcessingException notJson) {
            return null;
        }
    }
}
