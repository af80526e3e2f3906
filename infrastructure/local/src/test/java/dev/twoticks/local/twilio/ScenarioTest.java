package dev.twoticks.local.twilio;

import static dev.twoticks.local.twilio.RunningSimulator.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.security.RequestValidator;
import dev.twoticks.local.twilio.Receiver.Receipt;
import dev.twoticks.local.twilio.scenario.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScenarioTest {

    private static final Duration LONG = Duration.ofHours(1);

    private final RunningSimulator running = new RunningSimulator();

    @AfterEach
    void stop() {
        running.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000 | sent delivered                     | delivered   | 0",
                "101 | sent delivered read                | read        | 0",
                "102 | sent read                          | read        | 0",
                "103 | sent                               | sent        | 0",
                "104 | sent delivered                     | delivered   | 0",
                "105 | sent delivered                     | delivered   | 0",
                "106 | sent delivered                     | delivered   | 0",
                "107 | delivered sent                     | delivered   | 0",
                "108 | sent sent delivered delivered      | delivered   | 0",
                "109 | ''                                 | delivered   | 0",
                "024 | undelivered                        | undelivered | 63024",
                "124 | sent undelivered                   | undelivered | 63024",
                "224 | undelivered delivered              | delivered   | 0",
                "016 | failed                             | failed      | 63016",
                "018 | failed                             | failed      | 63018",
                "041 | failed                             | failed      | 63041",
                "051 | failed                             | failed      | 63051",
                "112 | failed                             | failed      | 63112",
                "005 | undelivered                        | undelivered | 63024",
                "031 | sent                               | sent        | 0",
                "729 | undelivered                        | undelivered | 63024",
            })
    void a_whatsapp_message_passes_its_statuses(String digits, String receipts, String status, int errorCode) {
        String number = Examples.NIGERIA + digits;

        passes(running.accepted(running.whatsapp(number)), receipts, status, errorCode);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "000 | sent delivered                | delivered   | 0",
                "024 | sent delivered                | delivered   | 0",
                "103 | sent delivered                | delivered   | 0",
                "106 | sent delivered                | delivered   | 0",
                "107 | delivered sent                | delivered   | 0",
                "108 | sent sent delivered delivered | delivered   | 0",
                "109 | ''                            | delivered   | 0",
                "003 | undelivered                   | undelivered | 30003",
                "005 | undelivered                   | undelivered | 30005",
                "007 | undelivered                   | undelivered | 30007",
                "008 | undelivered                   | undelivered | 30008",
                "450 | failed                        | failed      | 30450",
                "030 | sent                          | sent        | 0",
                "031 | undelivered                   | undelivered | 30005",
                "429 | sent delivered                | delivered   | 0",
            })
    void an_sms_passes_its_statuses(String digits, String receipts, String status, int errorCode) {
        passes(running.accepted(running.sms(Examples.NIGERIA + digits)), receipts, status, errorCode);
    }

    private void passes(String sid, String receipts, String status, int errorCode) {
        running.timers.turn(LONG);

        assertThat(String.join(" ", running.receiver.statuses())).isEqualTo(receipts);
        assertThat(json(running.fetch(sid)).path("status").asText()).isEqualTo(status);
        assertThat(json(running.fetch(sid)).path("error_code").asInt(0)).isEqualTo(errorCode);
        assertThat(running.timers.isIdle()).isTrue();
    }

    @Test
    void delays_are_the_tables_own() {
        running.accepted(running.whatsapp(Examples.NIGERIA + "106"));

        running.timers.turn(Duration.ofMillis(499));
        assertThat(running.receiver.statuses()).isEmpty();
        running.timers.turn(Duration.ofMillis(1));
        assertThat(running.receiver.statuses()).containsExactly("sent");
        running.timers.turn(Duration.ofMillis(59_499));
        assertThat(running.receiver.statuses()).containsExactly("sent");
        running.timers.turn(Duration.ofMillis(1));
        assertThat(running.receiver.statuses()).containsExactly("sent", "delivered");
    }

    @Test
    void a_repeated_receipt_keeps_its_token_and_another_one_has_its_own() {
        running.accepted(running.whatsapp(Examples.NIGERIA + "108"));
        running.timers.turn(LONG);

        List<Receipt> receipts = running.receiver.receipts();
        assertThat(receipts.get(0).token()).isEqualTo(receipts.get(1).token()).isNotEmpty();
        assertThat(receipts.get(2).token()).isEqualTo(receipts.get(3).token());
        assertThat(receipts.get(0).token()).isNotEqualTo(receipts.get(2).token());
    }

    @Test
    void a_text_without_a_template_fails_on_whatsapp() {
        Map<String, String> form = running.sms(Examples.NIGERIA + "000");
        form.put("To", "whatsapp:" + form.get("To"));
        form.put("From", Examples.WHATSAPP_SENDER);

        String sid = running.accepted(form);
        running.timers.turn(LONG);

        assertThat(running.receiver.statuses()).containsExactly("failed");
        assertThat(json(running.fetch(sid)).path("error_code").asInt()).isEqualTo(63016);
    }

    @Test
    void more_than_ten_whatsapp_messages_to_one_user_in_a_minute_fail_until_the_minute_is_over() {
        String number = Examples.NIGERIA + "000";
        for (int i = 0; i < 11; i++) {
            running.accepted(running.whatsapp(number));
        }
        String other = running.accepted(running.whatsapp(Examples.NIGERIA + "001"));
        running.timers.turn(Duration.ofMinutes(1));
        String later = running.accepted(running.whatsapp(number));
        running.timers.turn(LONG);

        List<InboxMessage> inbox = running.simulator.inbox(number);
        assertThat(inbox).hasSize(12);
        assertThat(inbox.stream().filter(each -> each.errorCode() == 63018))
                .singleElement()
                .isEqualTo(inbox.get(1));
        assertThat(json(running.fetch(other)).path("status").asText()).isEqualTo("delivered");
        assertThat(json(running.fetch(later)).path("status").asText()).isEqualTo("delivered");
    }

    @Test
    void a_whatsapp_receipt_has_twilios_fields() {
        running.accepted(running.whatsapp(Examples.NIGERIA + "101"));
        running.timers.turn(LONG);

        List<Receipt> receipts = running.receiver.receipts();
        assertThat(receipts.get(0).fields())
                .containsOnlyKeys(
                        "SmsSid",
                        "SmsStatus",
                        "MessageStatus",
                        "ChannelToAddress",
                        "To",
                        "ChannelPrefix",
                        "MessageSid",
                        "AccountSid",
                        "StructuredMessage",
                        "From",
                        "ApiVersion",
                        "ChannelInstallSid")
                .containsEntry("To", "whatsapp:+2348031234101")
                .containsEntry("From", "whatsapp:+15005550006")
                .containsEntry("ChannelToAddress", "+234803123XXXX")
                .containsEntry("ChannelPrefix", "whatsapp");
        assertThat(receipts.get(1).fields())
                .containsOnlyKeys(
                        "EventType",
                        "SmsSid",
                        "SmsStatus",
                        "MessageStatus",
                        "ChannelToAddress",
                        "To",
                        "ChannelPrefix",
                        "MessageSid",
                        "AccountSid",
                        "From",
                        "ApiVersion",
                        "ChannelInstallSid")
                .containsEntry("EventType", "DELIVERED")
                .containsEntry("SmsStatus", "delivered");
        assertThat(receipts.get(2).fields()).containsEntry("EventType", "READ");
    }

    @Test
    void a_refused_whatsapp_message_says_why() {
        running.accepted(running.whatsapp(Examples.NIGERIA + "024"));
        running.timers.turn(LONG);

        assertThat(running.receiver.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.fields())
                        .containsEntry("ErrorCode", "63024")
                        .containsEntry("MessageStatus", "undelivered")
                        .containsEntry("EventType", "UNDELIVERED")
                        .containsKey("ChannelStatusMessage"));
    }

    @Test
    void an_sms_receipt_has_twilios_fields() {
        running.accepted(running.sms(Examples.NIGERIA + "003"));
        running.timers.turn(LONG);

        assertThat(running.receiver.receipts())
                .singleElement()
                .satisfies(receipt -> assertThat(receipt.fields())
                        .containsOnlyKeys(
                                "ApiVersion",
                                "AccountSid",
                                "From",
                                "To",
                                "SmsSid",
                                "MessageSid",
                                "SmsStatus",
                                "MessageStatus",
                                "ErrorCode",
                                "RawDlrDoneDate")
                        .containsEntry("ErrorCode", "30003")
                        .containsEntry("RawDlrDoneDate", "2611231200"));
    }

    @ParameterizedTest
    @CsvSource({
        "PRIMARY,12345,true",
        "SECONDARY,12345,false",
        "SECONDARY,67890,true",
        "WRONG,12345,false",
        "WRONG,67890,false"
    })
    void receipts_are_signed_with_the_chosen_key(SigningKey key, String token, boolean valid) {
        running.simulator.signWith(key);
        Map<String, String> form = running.whatsapp(Examples.NIGERIA + "000");
        form.put("StatusCallback", running.receiver.url() + "#rc=5&rp=all&ct=2000&rt=4000");

        running.accepted(form);
        running.timers.turn(LONG);

        assertThat(running.receiver.receipts())
                .hasSize(2)
                .allSatisfy(receipt -> assertThat(new RequestValidator(token)
                                .validate(running.receiver.url(), receipt.fields(), receipt.signature()))
                        .isEqualTo(valid));
    }

    @Test
    void the_inbox_shows_what_a_handset_would() {
        String number = Examples.NIGERIA + "024";
        Map<String, String> portuguese = running.whatsapp(number);
        portuguese.put("ContentSid", Examples.CONTENT_PT);
        running.accepted(portuguese);
        running.timers.turn(Duration.ofSeconds(1));
        running.accepted(running.sms(number));
        running.timers.turn(LONG);

        List<InboxMessage> inbox = running.simulator.inbox(number);

        assertThat(inbox).extracting(InboxMessage::channel).containsExactly(Channel.SMS, Channel.WHATSAPP);
        assertThat(inbox.get(0).text()).isEqualTo("012345 is your verification code.");
        assertThat(inbox.get(1).text())
                .isEqualTo("Seu código de verificação é 012345. Para sua segurança, não o compartilhe.");
        assertThat(inbox.get(1).button()).isEqualTo("Copiar código");
        assertThat(inbox.get(1).code()).isEqualTo("012345");
        assertThat(inbox.get(1).history())
                .extracting(change -> change.status().word())
                .containsExactly("queued", "undelivered");
        assertThat(inbox.get(1).history().getLast().at()).isEqualTo(Instant.parse("2026-11-23T12:00:01Z"));
        assertThat(running.simulator.inbox(Examples.NIGERIA + "000")).isEmpty();
    }
}
