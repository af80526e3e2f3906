package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MessageResourceTest {

    private final RunningSimulator running = new RunningSimulator();

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void an_accepted_template_has_twilios_shape() {
        HttpResponse<String> answer = running.create(running.whatsapp(Examples.NIGERIA + "000"));

        JsonNode message = json(answer);
        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Twilio-Request-Id"))
                .hasValueSatisfying(id -> assertThat(id).matches("RQ[0-9a-f]{32}"));
        assertThat(message.path("sid").asText()).matches("MM[0-9a-f]{32}");
        assertThat(message.properties().stream().map(Map.Entry::getKey))
                .containsExactlyInAnyOrder(
                        "account_sid",
                        "api_version",
                        "body",
                        "date_created",
                        "date_sent",
                        "date_updated",
                        "direction",
                        "error_code",
                        "error_message",
                        "from",
                        "messaging_service_sid",
                        "num_media",
                        "num_segments",
                        "price",
                        "price_unit",
                        "sid",
                        "status",
                        "subresource_uris",
                        "to",
                        "uri");
        assertThat(message.path("status").asText()).isEqualTo("queued");
        assertThat(message.path("direction").asText()).isEqualTo("outbound-api");
        assertThat(message.path("num_segments").isTextual()).isTrue();
        assertThat(message.path("num_segments").asText()).isEqualTo("1");
        assertThat(message.path("num_media").asText()).isEqualTo("0");
        assertThat(message.path("date_created").asText()).isEqualTo("Mon, 23 Nov 2026 12:00:00 +0000");
        assertThat(message.path("date_sent").isNull()).isTrue();
        assertThat(message.path("error_code").isNull()).isTrue();
        assertThat(message.path("price").isNull()).isTrue();
        assertThat(message.path("uri").asText())
                .isEqualTo("/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/"
                        + message.path("sid").asText() + ".json");
    }

    @Test
    void a_text_message_has_an_sm_sid_and_its_body() {
        JsonNode message = json(running.create(running.sms(Examples.NIGERIA + "000")));

        assertThat(message.path("sid").asText()).matches("SM[0-9a-f]{32}");
        assertThat(message.path("body").asText()).isEqualTo("012345 is your verification code.");
        assertThat(message.path("from").asText()).isEqualTo(Examples.SMS_SENDER);
    }

    @Test
    void a_messaging_service_accepts_first_and_queues_later() {
        Map<String, String> form = running.sms(Examples.NIGERIA + "000");
        form.remove("From");
        form.put("MessagingServiceSid", Examples.SERVICE);

        JsonNode message = json(running.create(form));
        running.timers.turn(Duration.ofSeconds(3));

        assertThat(message.path("status").asText()).isEqualTo("accepted");
        assertThat(message.path("from").isNull()).isTrue();
        assertThat(message.path("num_segments").asText()).isEqualTo("0");
        assertThat(message.path("messaging_service_sid").asText()).isEqualTo(Examples.SERVICE);
        assertThat(running.receiver.statuses()).containsExactly("queued", "sent", "delivered");
        assertThat(running.receiver.receipts())
                .allSatisfy(receipt -> assertThat(receipt.fields())
                        .containsEntry("From", Examples.SMS_SENDER)
                        .containsEntry("MessagingServiceSid", Examples.SERVICE));
    }

    @Test
    void a_message_is_fetched_by_sid_and_shows_its_fate() {
        String sid = running.accepted(running.whatsapp(Examples.NIGERIA + "024"));
        running.timers.turn(Duration.ofSeconds(2));

        JsonNode message = json(running.fetch(sid));

        assertThat(message.path("status").asText()).isEqualTo("undelivered");
        assertThat(message.path("error_code").asInt()).isEqualTo(63024);
        assertThat(message.path("error_code").isInt()).isTrue();
        assertThat(message.path("date_updated").asText()).isEqualTo("Mon, 23 Nov 2026 12:00:01 +0000");
    }

    @Test
    void an_unknown_sid_is_not_found() {
        HttpResponse<String> answer = running.fetch("SM" + "0".repeat(32));

        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(json(answer).path("code").asInt()).isEqualTo(20404);
    }

    @Test
    void a_list_is_filtered_and_paged_newest_first() {
        String first = running.accepted(running.sms(Examples.NIGERIA + "000"));
        running.accepted(running.sms(Examples.NIGERIA + "001"));
        String last = running.accepted(running.sms(Examples.NIGERIA + "000"));

        JsonNode page = json(
                running.get(RunningSimulator.messages() + "?PageSize=1&To=%2B2348031234000&DateSent%3E=2026-11-23"));
        JsonNode next = json(running.get(
                RunningSimulator.messages() + "?PageSize=1&Page=1&To=%2B2348031234000&DateSent=2026-11-23"));
        JsonNode otherDay = json(running.get(RunningSimulator.messages() + "?DateSent%3C=2026-11-22"));

        assertThat(page.path("messages"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("sid").asText()).isEqualTo(last));
        assertThat(page.path("next_page_uri").asText()).endsWith("PageSize=1&Page=1");
        assertThat(next.path("messages"))
                .singleElement()
                .satisfies(each -> assertThat(each.path("sid").asText()).isEqualTo(first));
        assertThat(next.path("next_page_uri").isNull()).isTrue();
        assertThat(otherDay.path("messages")).isEmpty();
    }

    @Test
    void redaction_waits_for_a_message_to_leave_and_empties_the_body() {
        String sid = running.accepted(running.sms(Examples.NIGERIA + "000"));
        String path = "/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/" + sid + ".json";

        HttpResponse<String> early = running.post(path, Map.of("Body", ""));
        running.timers.turn(Duration.ofSeconds(2));
        HttpResponse<String> late = running.post(path, Map.of("Body", ""));

        assertThat(json(early).path("code").asInt()).isEqualTo(20009);
        assertThat(late.statusCode()).isEqualTo(200);
        assertThat(json(running.fetch(sid)).path("body").asText()).isEmpty();
    }

    @Test
    void a_record_is_deleted_once_its_fate_is_known() {
        String sid = running.accepted(running.sms(Examples.NIGERIA + "000"));
        String path = "/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/" + sid + ".json";

        HttpResponse<String> early = running.delete(path);
        running.timers.turn(Duration.ofSeconds(3));
        HttpResponse<String> late = running.delete(path);
        HttpResponse<String> again = running.delete(path);

        assertThat(early.statusCode()).isEqualTo(400);
        assertThat(json(early).path("code").asInt()).isEqualTo(20009);
        assertThat(late.statusCode()).isEqualTo(204);
        assertThat(late.body()).isEmpty();
        assertThat(json(again).path("code").asInt()).isEqualTo(20404);
        assertThat(running.fetch(sid).statusCode()).isEqualTo(404);
        assertThat(json(running.get(RunningSimulator.messages())).path("messages"))
                .isEmpty();
    }

    @Test
    void a_deletion_with_a_wrong_secret_is_not_authenticated() {
        String sid = running.accepted(running.sms(Examples.NIGERIA + "000"));
        running.timers.turn(Duration.ofSeconds(3));

        HttpResponse<String> answer = running.send(running.request(
                        "/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/" + sid + ".json",
                        Examples.KEY,
                        "guessed")
                .DELETE());

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(json(answer).path("code").asInt()).isEqualTo(20003);
        assertThat(running.fetch(sid).statusCode()).isEqualTo(200);
    }

    @Test
    void a_body_cannot_be_rewritten_and_nothing_that_was_queued_can_be_canceled() {
        String sid = running.accepted(running.sms(Examples.NIGERIA + "000"));
        String path = "/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/" + sid + ".json";

        assertThat(json(running.post(path, Map.of("Body", "other")))
                        .path("code")
                        .asInt())
                .isEqualTo(20001);
        assertThat(json(running.post(path, Map.of("Status", "canceled")))
                        .path("code")
                        .asInt())
                .isEqualTo(30409);
    }

    @Test
    void feedback_is_taken() {
        String sid = running.accepted(running.sms(Examples.NIGERIA + "000"));
        String path = "/2010-04-01/Accounts/" + Examples.ACCOUNT + "/Messages/" + sid + "/Feedback.json";

        HttpResponse<String> answer = running.post(path, Map.of("Outcome", "confirmed"));

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(json(answer).path("outcome").asText()).isEqualTo("confirmed");
        assertThat(json(answer).path("message_sid").asText()).isEqualTo(sid);
        assertThat(running.post(path, Map.of("Outcome", "perhaps")).statusCode())
                .isEqualTo(400);
    }
}
