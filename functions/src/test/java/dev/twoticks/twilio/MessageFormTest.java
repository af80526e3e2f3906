package dev.twoticks.twilio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.twoticks.twilio.CountingTwilio.Answer;
import dev.twoticks.twilio.CountingTwilio.Seen;
import dev.twoticks.verification.code.Code;
import dev.twoticks.verification.delivery.CodeMessage;
import dev.twoticks.verification.delivery.DeliveryId;
import dev.twoticks.verification.phone.PhoneNumber;
import dev.twoticks.verification.phone.WhatsAppForm;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The request as it arrives.
@Timeout(30)
final class MessageFormTest {

    @Test
    void a_whatsapp_message_is_the_template_with_the_code_in_it_and_has_no_body() throws IOException {
        assertThat(form(sent(Examples.WHATSAPP)))
                .containsOnly(
                        Map.entry("To", "whatsapp:" + Examples.NUMBER),
                        Map.entry("From", "whatsapp:+15005550006"),
                        Map.entry("ContentSid", "HX00000000000000000000000000000001"),
                        Map.entry("ContentVariables", "{\"1\":\"012345\"}"),
                        Map.entry("StatusCallback", callback("1-1")),
                        Map.entry("ValidityPeriod", "599"));
    }

    @Test
    void a_whatsapp_message_goes_to_the_form_of_the_number_that_is_asked_for() throws IOException {
        CodeMessage message = new CodeMessage.WhatsApp(
                Examples.REF,
                new DeliveryId(1, 1),
                PhoneNumber.known("+5547984178525"),
                WhatsAppForm.ALTERNATE,
                "+15005550006",
                Duration.ofSeconds(60),
                "HX00000000000000000000000000000001",
                Code.parse(Examples.CODE).orElseThrow());

        assertThat(form(sent(message))).containsEntry("To", "whatsapp:+554784178525");
    }

    @Test
    void an_sms_is_our_text() throws IOException {
        assertThat(form(sent(Examples.SMS)))
                .containsOnly(
                        Map.entry("To", Examples.NUMBER),
                        Map.entry("From", "+15005550006"),
                        Map.entry("Body", "012345 is your verification code."),
                        Map.entry("StatusCallback", callback("1-2")),
                        Map.entry("ValidityPeriod", "574"));
    }

    @Test
    void a_messaging_service_goes_by_its_own_name() throws IOException {
        String service = "MG" + "0123456789abcdefABCDEF0123456789";

        Map<String, String> form = form(sent(Examples.sms(service, Duration.ofSeconds(60))));

        assertThat(form).containsEntry("MessagingServiceSid", service).doesNotContainKey("From");
    }

    @Test
    void a_registered_sender_id_is_a_from() throws IOException {
        Map<String, String> form = form(sent(Examples.sms("MGCARDS", Duration.ofSeconds(60))));

        assertThat(form).containsEntry("From", "MGCARDS").doesNotContainKey("MessagingServiceSid");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,1", "PT-5S,1", "PT0.999S,1", "PT1.999S,1", "PT10H,36000", "PT10H1S,36000", "P30D,36000"})
    void the_validity_stays_within_what_twilio_takes(Duration remaining, String seconds) throws IOException {
        assertThat(form(sent(Examples.sms("+15005550006", remaining)))).containsEntry("ValidityPeriod", seconds);
    }

    @Test
    void the_request_is_a_post_for_the_account_under_its_key_and_names_twilios_host() throws IOException {
        Seen request = sent(Examples.SMS);

        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/2010-04-01/Accounts/" + Examples.ACCOUNT_SID + "/Messages.json");
        assertThat(request.headers())
                .containsEntry("Content-type", List.of("application/x-www-form-urlencoded"))
                .containsEntry("X-twilio-host", List.of("api.twilio.com"))
                .containsEntry("User-agent", List.of("two-ticks"))
                .containsEntry(
                        "Authorization",
                        List.of("Basic "
                                + Base64.getEncoder()
                                        .encodeToString("SK00000000000000000000000000000001:api-secret"
                                                .getBytes(StandardCharsets.US_ASCII))))
                .doesNotContainKey("Upgrade");
    }

    private static String callback(String delivery) {
        return "https://otp.example.com/twilio/status?verification=be45cb2605bf36bebde684841a28f0fd&delivery="
                + delivery + "#rc=5&rp=all&ct=2000&rt=4000";
    }

    private static Map<String, String> form(Seen request) {
        return FormBody.decode(request.body()).orElseThrow();
    }

    private static Seen sent(CodeMessage message) throws IOException {
        try (CountingTwilio twilio = new CountingTwilio(new Answer(201, "{\"sid\":\"SM1\"}"))) {
            URI publicUrl = URI.create("https://otp.example.com");
            new TwilioCodeSender(
                            new ChangingCredentials(Examples.ACCOUNT),
                            publicUrl,
                            twilio.url(),
                            new Random(1),
                            pause -> {})
                    .send(message);
            assertThat(twilio.requests).hasSize(1);
            return twilio.requests.getFirst();
        }
    }
}
