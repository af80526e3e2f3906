package dev.twoticks.local.twilio.callback;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.local.twilio.Receiver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallbackClientTest {

    private final Receiver receiver = new Receiver();
    private final CallbackClient client = new CallbackClient();

    @AfterEach
    void stop() {
        client.close();
        receiver.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                  | 500 | 1",
                "''                  | 404 | 1",
                "#rp=all             | 500 | 2",
                "#rc=3&rp=5xx        | 503 | 4",
                "#rc=3&rp=5xx        | 403 | 1",
                "#rc=3&rp=4xx        | 403 | 4",
                "#rc=0&rp=all        | 500 | 1",
                "#rc=5&rp=all        | 500 | 6",
                "#rc=5&rp=all        | 302 | 1",
            })
    void an_answer_is_tried_again_only_where_the_policy_names_it(String fragment, int status, int tries) {
        receiver.answer(status, status, status, status, status, status, status);

        assertThat(post(receiver.url() + fragment)).hasSize(tries).allMatch(outcome -> outcome.equals("" + status));
        assertThat(receiver.receipts()).hasSize(tries);
    }

    @Test
    void tries_end_with_the_first_success() {
        receiver.answer(500, 503, 204);

        assertThat(post(receiver.url() + "#rc=5&rp=all")).containsExactly("500", "503", "204");
    }

    @Test
    void every_try_carries_the_same_token_signature_and_fields() {
        receiver.answer(500, 500);
        post(receiver.url() + "#rc=2&rp=all");

        assertThat(receiver.receipts()).hasSize(3).allSatisfy(receipt -> {
            assertThat(receipt.token()).isEqualTo("token-1");
            assertThat(receipt.signature()).isEqualTo("signed " + receiver.url());
            assertThat(receipt.fields()).isEqualTo(Map.of("MessageSid", "SM1", "MessageStatus", "sent"));
            assertThat(receipt.query()).endsWith("delivery=1-1");
            assertThat(receipt.userAgent()).isEqualTo("TwilioProxy/1.1");
            assertThat(receipt.type()).isEqualTo("application/x-www-form-urlencoded; charset=UTF-8");
        });
    }

    @Test
    void a_slow_answer_is_given_up_after_rt_and_not_repeated_by_default() {
        receiver.answerNothing();

        assertThat(post(receiver.url() + "#rt=100")).containsExactly("read timeout");
    }

    @Test
    void a_slow_answer_is_repeated_where_the_policy_names_rt() {
        receiver.answerNothing();

        assertThat(post(receiver.url() + "#rt=200&rp=rt")).containsExactly("read timeout", "204");
    }

    @Test
    void tries_end_with_the_total_time() {
        for (int i = 0; i < 6; i++) {
            receiver.answerNothing();
        }

        assertThat(post(receiver.url() + "#rt=300&tt=500&rc=5&rp=all")).hasSize(2);
    }

    @Test
    void a_refused_connection_is_tried_once_more_by_default() throws IOException {
        assertThat(post("http://localhost:" + closedPort() + "/twilio/status"))
                .containsExactly("connect failure", "connect failure");
        assertThat(post("http://localhost:" + closedPort() + "/twilio/status#rp=5xx"))
                .containsExactly("connect failure");
    }

    private List<String> post(String url) {
        Callback callback = new Callback(url, Map.of("MessageSid", "SM1", "MessageStatus", "sent"), "token-1");
        return client.post(callback, target -> "signed " + target).stream()
                .map(Attempt::outcome)
                .toList();
    }

    private static int closedPort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
