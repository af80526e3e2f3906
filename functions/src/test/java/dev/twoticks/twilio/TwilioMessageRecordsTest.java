package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.twilio.CountingTwilio.Answer;
import dev.twoticks.verification.delivery.MessageRecords.Deletion;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
final class TwilioMessageRecordsTest {

    private static final String SID = "SM0123456789abcdef0123456789abcdef";
    private static final String NUMBER = "2348031234567";
    private static final TwilioCodeSender.Limits SHORT =
            new TwilioCodeSender.Limits(Duration.ofMillis(400), Duration.ofMillis(1500), Duration.ofMillis(100));

    private final ChangingCredentials source = new ChangingCredentials(Examples.ACCOUNT);

    @Test
    void record_is_deleted_by_one_request_with_the_api_key() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(204, ""))) {
            assertThat(delete(twilio, SID)).isEqualTo(new Deletion.Deleted());

            CountingTwilio.Seen seen = twilio.requests.getFirst();
            String basic = Base64.getEncoder()
                    .encodeToString((Examples.ACCOUNT.apiKey() + ":api-secret").getBytes(StandardCharsets.US_ASCII));
            assertThat(twilio.requests).hasSize(1);
            assertThat(seen.method()).isEqualTo("DELETE");
            assertThat(seen.path())
                    .isEqualTo("/2010-04-01/Accounts/" + Examples.ACCOUNT_SID + "/Messages/" + SID + ".json");
            assertThat(seen.headers().get("Authorization")).containsExactly("Basic " + basic);
            assertThat(seen.body()).isEmpty();
        }
    }

    @Test
    void record_that_is_not_there_is_deleted() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(error(404, "20404"))) {
            assertThat(delete(twilio, SID)).isEqualTo(new Deletion.Deleted());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, 20009, 20009",
        "409, 20009, 20009",
        "401, 20003, 20003",
        "403, 20403, 20403",
        "429, 20429, 20429",
        "404, " + NUMBER + ", http_404",
        "500, 20500, http_500",
        "200, 0, http_200",
        "201, 0, http_201",
        "302, 0, http_302"
    })
    void whatever_else_is_answered_leaves_it_and_is_not_repeated(int status, String code, String why)
            throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(error(status, code))) {
            assertThat(delete(twilio, SID)).isEqualTo(new Deletion.Left(why));
            assertThat(twilio.requests).hasSize(1);
        }
    }

    @Test
    void page_of_a_proxy_that_knows_nothing_leaves_it() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(404, "<html>"))) {
            assertThat(delete(twilio, SID)).isEqualTo(new Deletion.Left("http_404"));
        }
    }

    @Test
    void refused_credentials_are_read_again_for_the_next_one() throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(error(401, "20003"))) {
            delete(twilio, SID);
            assertThat(source.refreshes).isEqualTo(1);

            source.down = true;
            assertThat(delete(twilio, SID)).isEqualTo(new Deletion.Left("20003"));
        }
    }

    @Test
    void missing_credentials_leave_it_and_ask_nobody() throws IOException {
        ChangingCredentials blank = new ChangingCredentials(new TwilioCredentials("", "", "", "", null));
        try (CountingTwilio twilio = new CountingTwilio(new Answer(204, ""))) {
            assertThat(new TwilioMessageRecords(blank, twilio.url()).delete(SID))
                    .isEqualTo(new Deletion.Left("credentials: account_sid"));
            assertThat(twilio.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "SM1", "AC0123456789abcdef0123456789abcdef", "SM0123456789abcdef/../Calls/CA123456"})
    void what_is_no_sid_becomes_no_address(String messageId) throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(204, ""))) {
            assertThat(delete(twilio, messageId)).isEqualTo(new Deletion.Left("no_sid"));
            assertThat(twilio.requests).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"RESET,reset", "SILENCE,timeout", "HALF_AN_ANSWER,timeout"})
    void a_request_that_was_not_answered_leaves_it(BrokenTwilio.Fault fault, String why) throws IOException {
        try (BrokenTwilio twilio = new BrokenTwilio(fault)) {
            assertThat(new TwilioMessageRecords(source, twilio.url(), SHORT).delete(SID))
                    .isEqualTo(new Deletion.Left(why));
            assertThat(twilio.posts).hasValue(1);
        }
    }

    @Test
    void a_refused_connection_leaves_it() throws IOException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        assertThat(new TwilioMessageRecords(source, URI.create("http://localhost:" + port), SHORT).delete(SID))
                .isEqualTo(new Deletion.Left("connect"));
    }

    private Deletion delete(CountingTwilio twilio, String messageId) {
        return new TwilioMessageRecords(source, twilio.url()).delete(messageId);
    }

    private static Answer error(int status, String code) {
        String body = "{\"code\":" + code + ",\"message\":\"+" + NUMBER + "\",\"status\":" + status + "}";
        return new Answer(status, body);
    }
}
