package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.http.HttpMethod;
import com.twilio.http.Request;
import dev.twoticks.twilio.CountingTwilio.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SingleRequestClientTest {

    private static final String CANARY = "+2348031234567";

    @Test
    void a_request_that_held_a_code_is_not_remembered() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(201, "{}"));
                HttpClient transport = HttpClient.newHttpClient()) {
            SingleRequestClient client = new SingleRequestClient(transport, twilio.url(), Duration.ofSeconds(5));

            client.reliableRequest(request());

            assertThat(client.getLastRequest()).isNull();
            assertThat(client.getLastResponse()).isNull();
        }
    }

    @Test
    void a_refusal_is_thrown_without_its_text() throws IOException {
        Answer refusal = new Answer(400, "{\"code\":21211,\"message\":\"The number " + CANARY + " is not valid\"}");
        try (CountingTwilio twilio = new CountingTwilio(refusal);
                HttpClient transport = HttpClient.newHttpClient()) {
            SingleRequestClient client = new SingleRequestClient(transport, twilio.url(), Duration.ofSeconds(5));

            assertThatThrownBy(() -> client.reliableRequest(request()))
                    .isInstanceOf(RequestFailedException.class)
                    .hasNoCause()
                    .hasMessage("Refused");
        }
    }

    @Test
    void only_what_stands_in_for_twilio_is_told_whose_request_it_is() {
        try (HttpClient transport = HttpClient.newHttpClient()) {
            assertThat(header(transport, "https://api.twilio.com")).isEmpty();
            assertThat(header(transport, "http://localhost:4000")).contains("api.twilio.com");
        }
    }

    private static Optional<String> header(HttpClient transport, String endpoint) {
        return new SingleRequestClient(transport, URI.create(endpoint), Duration.ofSeconds(5))
                .translated(request())
                .headers()
                .firstValue(SingleRequestClient.ORIGINAL_HOST);
    }

    private static Request request() {
        Request request = new Request(HttpMethod.POST, "https://api.twilio.com/2010-04-01/Accounts/AC1/Messages.json");
        request.setAuth("SK1", "secret");
        request.addPostParam("To", CANARY);
        return request;
    }
}
