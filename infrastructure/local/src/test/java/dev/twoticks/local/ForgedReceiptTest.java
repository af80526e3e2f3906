package dev.twoticks.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.twoticks.local.twilio.InboxMessage;
import dev.twoticks.local.twilio.SigningKey;
import dev.twoticks.local.twilio.callback.Attempt;
import dev.twoticks.local.twilio.callback.Signature;
import dev.twoticks.verification.code.VerificationId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Status callbacks over HTTP: genuine ones count in any order and number, others change nothing.
@ExtendWith(SharedService.class)
final class ForgedReceiptTest {

    private static final String PATH = "/twilio/status?";

    private final LocalService service;
    private final Client client;
    private final BehindTheApi behind;
    private final String authToken;
    private final String account;

    ForgedReceiptTest(LocalService service) throws Exception {
        this.service = service;
        this.client = new Client(service.api());
        this.behind = new BehindTheApi(service);
        JsonNode secret = JsonMapper.builder().build().readTree(behind.secret("TwilioCredentials"));
        this.authToken = secret.path("auth_token").asText();
        this.account = secret.path("account_sid").asText();
    }

    @AfterEach
    void close() {
        service.twilio().signWith(SigningKey.PRIMARY);
        client.close();
        behind.close();
    }

    /// A message under way, and the receipt that Twilio would post for it.
    private record Sent(String ref, String query, Map<String, String> fields) {

        Map<String, String> with(String name, String value) {
            Map<String, String> changed = new LinkedHashMap<>(fields);
            changed.put(name, value);
            return changed;
        }
    }

    @Test
    void receipts_signed_by_another_token_are_refused_each_time_and_change_nothing() {
        service.twilio().signWith(SigningKey.WRONG);
        Sent sent = sent("101");
        Map<String, Map<String, AttributeValue>> before = behind.items();
        service.clock().advance(Duration.ofSeconds(10));
        List<String> outcomes = service.twilio().callbacks().stream()
                .filter(it -> it.messageSid().equals(sent.fields().get("MessageSid")))
                .map(Attempt::outcome)
                .toList();
        assertThat(outcomes).hasSizeGreaterThanOrEqualTo(3).containsOnly("403");
        assertThat(behind.items()).isEqualTo(before);
    }

    @Test
    void whatever_is_changed_in_a_signed_receipt_makes_it_a_forgery() {
        Sent sent = sent("103");
        Sent other = sent("103");
        String signature = sign(sent.query(), sent.fields());
        Map<String, Map<String, AttributeValue>> before = behind.items();

        assertThat(post(sent.query(), form(sent.fields()), "")).as("unsigned").isEqualTo(403);
        assertThat(post(sent.query(), form(sent.fields()), signature.replaceFirst("^.", "-")))
                .isEqualTo(403);
        assertThat(post(sent.query().replace("1-1", "1-2"), form(sent.fields()), signature))
                .as("another delivery")
                .isEqualTo(403);
        assertThat(post(other.query(), form(sent.fields()), signature))
                .as("another verification")
                .isEqualTo(403);
        assertThat(post(sent.query() + "&x=1", form(sent.fields()), signature))
                .as("one more parameter")
                .isEqualTo(403);
        assertThat(post(sent.query() + "&x=1", form(sent.fields()), sign(sent.query() + "&x=1", sent.fields())))
                .as("one more parameter, signed")
                .isEqualTo(403);
        assertThat(post(sent.query(), form(sent.with("MessageStatus", "read")), signature))
                .as("another status")
                .isEqualTo(403);
        assertThat(post(sent.query(), form(sent.with("Extra", "1")), signature))
                .as("one more field")
                .isEqualTo(403);
        assertThat(post(sent.query(), form(sent.fields()) + "&MessageStatus=read", signature))
                .as("a field twice")
                .isEqualTo(403);
        Map<String, String> foreign = sent.with("AccountSid", "AC" + "0".repeat(32));
        assertThat(post(sent.query(), form(foreign), sign(sent.query(), foreign)))
                .as("another account")
                .isEqualTo(403);
        assertThat(behind.items()).as("the table").isEqualTo(before);

        assertThat(post(sent.query(), form(sent.fields()), signature))
                .as("unchanged")
                .isEqualTo(204);
        assertThat(behind.deliveries(sent.ref())).containsEntry("1-1", "delivered");
    }

    @Test
    void receipts_in_any_order_and_number_end_in_the_same_state() {
        List<String> words = List.of("sent", "delivered", "read");
        List<Sent> messages = List.of(sent("103"), sent("103"), sent("103"), sent("103"), sent("103"), sent("103"));
        Random random = new Random(20261124);
        for (Sent message : messages) {
            List<String> shuffled = new ArrayList<>();
            words.forEach(word -> shuffled.addAll(Collections.nCopies(10, word)));
            Collections.shuffle(shuffled, random);
            for (String word : shuffled) {
                Map<String, String> fields = message.with("MessageStatus", word);
                assertThat(post(message.query(), form(fields), sign(message.query(), fields)))
                        .isEqualTo(204);
            }
        }
        assertThat(messages)
                .allSatisfy(it -> assertThat(behind.deliveries(it.ref())).containsOnly(Map.entry("1-1", "read")));
        service.clock().advance(Duration.ofSeconds(200));
        assertThat(messages)
                .as("no SMS")
                .allSatisfy(it -> assertThat(behind.deliveries(it.ref())).containsOnlyKeys("1-1"));
    }

    private Sent sent(String scenario) {
        String number = Numbers.fresh(scenario);
        Client.Answer started = client.start(number);
        assertThat(started.status()).isEqualTo(201);
        service.clock().advance(Duration.ZERO);
        InboxMessage message = service.twilio().inbox(number).getFirst();
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("AccountSid", account);
        fields.put("ApiVersion", "2010-04-01");
        fields.put("ChannelPrefix", "whatsapp");
        fields.put("From", "whatsapp:" + message.from());
        fields.put("To", "whatsapp:" + number);
        fields.put("MessageSid", message.sid());
        fields.put("MessageStatus", "delivered");
        return new Sent(VerificationId.parse(started.id()).orElseThrow().ref().hex(), message.delivery(), fields);
    }

    private String sign(String query, Map<String, String> fields) {
        return Signature.of(authToken, service.api() + PATH + query, fields);
    }

    private int post(String query, String form, String signature) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("content-type", "application/x-www-form-urlencoded; charset=UTF-8");
        if (!signature.isEmpty()) {
            headers.put("x-twilio-signature", signature);
        }
        return client.send("POST", PATH + query, form, headers).status();
    }

    private static String form(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(it -> it.getKey() + "=" + URLEncoder.encode(it.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
