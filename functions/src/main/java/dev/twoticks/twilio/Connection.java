package dev.twoticks.twilio;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.TwilioRestClient;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.function.Function;

/// Twilio's client for one request at a time. An idle connection dies unnoticed while the function is frozen,
/// and a POST on a dead one fails when it may have been read already: unknown, although nothing was sent. So no
/// connection lives long enough to be used twice.
final class Connection {

    private final URI endpoint;
    private final Duration connect;
    private final ObjectMapper json = new ObjectMapper();

    /// @param endpoint scheme and authority of Twilio's API, or of a simulator
    Connection(URI endpoint, Duration connect) {
        this.endpoint = endpoint;
        this.connect = connect;
    }

    /// Makes a request, whatever comes of it, within `total`.
    ///
    /// @param request makes one, and knows what a [RequestFailedException] means to it
    <T> T once(TwilioCredentials account, Duration total, Function<TwilioRestClient, T> request) {
        HttpClient transport = transport();
        try {
            return request.apply(new TwilioRestClient.Builder(account.apiKey(), account.apiSecret())
                    .accountSid(account.accountSid())
                    .httpClient(new SingleRequestClient(transport, endpoint, total))
                    .objectMapper(json)
                    .build());
        } finally {
            // not close(), which would wait for an exchange that was given up
            transport.shutdownNow();
        }
    }

    private HttpClient transport() {
        // HTTP/1.1: on plain http the client would otherwise ask for an upgrade that simulators need not know
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(connect)
                .build();
    }
}
