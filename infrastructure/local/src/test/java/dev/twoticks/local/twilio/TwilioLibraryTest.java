package dev.twoticks.local.twilio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.HttpClient;
import com.twilio.http.Request;
import com.twilio.http.Response;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Twilio's own library reads what the simulator answers.
class TwilioLibraryTest {

    private final RunningSimulator running = new RunningSimulator();
    private final TwilioRestClient twilio = new TwilioRestClient.Builder(Examples.KEY, Examples.SECRET)
            .accountSid(Examples.ACCOUNT)
            .httpClient(new ToSimulator(running))
            .build();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void a_template_is_sent_and_its_fate_read() {
        Message created = template("whatsapp:" + Examples.NIGERIA + "024").create(twilio);
        running.timers.turn(Duration.ofSeconds(1));
        Message fetched = Message.fetcher(created.getSid()).fetch(twilio);

        assertThat(created.getSid()).startsWith("MM");
        assertThat(created.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(created.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(created.getDateCreated().toInstant()).isEqualTo(Instant.parse("2026-11-23T12:00:00Z"));
        assertThat(created.getErrorCode()).isNull();
        assertThat(fetched.getStatus()).isEqualTo(Message.Status.UNDELIVERED);
        assertThat(fetched.getErrorCode()).isEqualTo(63024);
    }

    @Test
    void a_list_is_read_page_by_page() {
        for (int i = 0; i < 3; i++) {
            running.accepted(running.sms(Examples.NIGERIA + "000"));
        }

        Iterable<Message> messages = Message.reader().setPageSize(2L).read(twilio);

        assertThat(messages).hasSize(3);
    }

    @Test
    void a_record_is_deleted_and_one_on_its_way_is_refused() {
        Message created = template("whatsapp:" + Examples.NIGERIA + "024").create(twilio);
        assertThatThrownBy(() -> Message.deleter(created.getSid()).delete(twilio))
                .isInstanceOfSatisfying(
                        ApiException.class,
                        refusal -> assertThat(refusal.getCode()).isEqualTo(20009));
        running.timers.turn(Duration.ofSeconds(1));

        assertThat(Message.deleter(created.getSid()).delete(twilio)).isTrue();
    }

    @Test
    void a_refusal_is_the_librarys_exception() {
        assertThatThrownBy(() -> template("whatsapp:+15005550001").create(twilio))
                .isInstanceOfSatisfying(ApiException.class, refusal -> {
                    assertThat(refusal.getCode()).isEqualTo(21211);
                    assertThat(refusal.getStatusCode()).isEqualTo(400);
                    assertThat(refusal.getMoreInfo()).isEqualTo("https://www.twilio.com/docs/errors/21211");
                });
    }

    private MessageCreator template(String to) {
        return Message.creator(new PhoneNumber(to), new PhoneNumber(Examples.WHATSAPP_SENDER), (String) null)
                .setContentSid(Examples.CONTENT)
                .setContentVariables("{\"1\":\"012345\"}")
                .setStatusCallback(running.receiver.url() + "#rc=5&rp=all&ct=2000&rt=4000")
                .setValidityPeriod(600);
    }

    /// Sends each request once, to the simulator instead of Twilio's host.
    private static final class ToSimulator extends HttpClient {

        private final RunningSimulator running;

        ToSimulator(RunningSimulator running) {
            this.running = running;
        }

        @Override
        public Response reliableRequest(Request request) {
            return makeRequest(request);
        }

        @Override
        public Response makeRequest(Request request) {
            HttpRequest.Builder copy = HttpRequest.newBuilder(
                            running.base.resolve(request.constructURL().getFile()))
                    .timeout(Duration.ofSeconds(10))
                    .header("Authorization", request.getAuthString())
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .method(request.getMethod().name(), BodyPublishers.ofString(request.encodeFormBody()));
            HttpResponse<String> answer = running.send(copy);
            return new Response(answer.body(), answer.statusCode());
        }
    }
}
